"""Server-sent events that say when to look again: `slack` or `twilio`; the page then fetches what it shows."""

import threading
from collections.abc import AsyncIterator, Callable

import anyio
from starlette.concurrency import run_in_threadpool

Look = Callable[[], object]

EVERY = 0.1  # seconds between two looks
ALIVE = 150  # looks after which something is sent in any case, so that a connection that was cut is noticed


async def ticks(looks: dict[str, tuple[Look, int]], over: threading.Event) -> AsyncIterator[str]:
    """Yield an event by name whenever its look, taken every so many rounds, finds something else than before."""
    found = {name: await run_in_threadpool(look) for name, (look, _) in looks.items()}
    yield "retry: 1000\n\n"
    turn = 0
    while not over.is_set():
        await anyio.sleep(EVERY)
        turn += 1
        for name, (look, rounds) in looks.items():
            if turn % rounds:
                continue
            now = await run_in_threadpool(look)
            if now != found[name]:
                found[name] = now
                yield f"event: {name}\ndata: {turn}\n\n"
        if turn % ALIVE == 0:
            yield ": still here\n\n"
