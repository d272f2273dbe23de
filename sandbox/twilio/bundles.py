"""Customer profiles and trust products: two names for one thing, a bundle that is filled, evaluated and reviewed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sandbox.twilio.errors import CONFLICT, TwilioError, not_found
from sandbox.twilio.evaluations import below, evaluate, require_compliant, spoil
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.policies import A2P_POLICY, PRIMARY_POLICY, SECONDARY_POLICY
from sandbox.twilio.reviews import bind_order, move, order_behind, submit
from sandbox.twilio.world import Row, World

STATUSES = "draft|pending-review|in-review|twilio-rejected|twilio-approved"
NOT_OPENED = "The bundle is approved and cannot be submitted again."
SUBMITTABLE = {"draft", "twilio-rejected", "twilio-approved"}
TABLES = {"IT": "end_users", "RD": "supporting_documents", "BU": "customer_profiles"}


@dataclass(frozen=True)
class Sort:
    """What tells the two sorts of bundle apart."""

    table: str
    path: str
    parent: str  # the path's parameter in what hangs below
    field: str  # the parent's SID in assignments and evaluations
    stage: str
    policies: tuple[str, ...]


PROFILES = Sort(
    "customer_profiles",
    "/v1/CustomerProfiles",
    "CustomerProfileSid",
    "customer_profile_sid",
    "profile",
    (SECONDARY_POLICY, PRIMARY_POLICY),
)
TRUST_PRODUCTS = Sort(
    "trust_products", "/v1/TrustProducts", "TrustProductSid", "trust_product_sid", "trust_product", (A2P_POLICY,)
)


def create(sort: Sort, world: World, call: Call) -> Row:
    """Begin a bundle."""
    if call["PolicySid"] not in sort.policies:
        raise TwilioError(20001, f"Policy {call['PolicySid']} does not exist for this resource")
    return world.add(
        sort.table,
        "BU",
        call.account,
        policy_sid=call["PolicySid"],
        friendly_name=call["FriendlyName"],
        status="draft",
        email=call["Email"],
        status_callback=call.get("StatusCallback"),
        valid_until=None,
        errors=None,
        _stage=sort.stage,
    )


def fetch(sort: Sort, world: World, call: Call) -> Row:
    """Return one bundle."""
    return world.find(sort.table, call.path["Sid"], call.account)


def listed(sort: Sort, world: World, call: Call) -> list[Row]:
    """Return the bundles that match the filters exactly."""
    wanted = call.given(status="Status", friendly_name="FriendlyName", policy_sid="PolicySid")
    rows = world.listed(sort.table, call.account)
    return [row for row in rows if all(row[field] == value for field, value in wanted.items())]


def update(sort: Sort, world: World, call: Call) -> Row:
    """Change a bundle's fields, or submit it; never both at once."""
    bundle = fetch(sort, world, call)
    fields = call.given(friendly_name="FriendlyName", email="Email", status_callback="StatusCallback")
    status = call.get("Status")
    if status and fields:
        raise TwilioError(22204, "The status cannot be updated together with other fields.")
    if not status:
        bundle.update(fields, date_updated=world.clock.now())
    elif status == "pending-review" and bundle["status"] in SUBMITTABLE:
        refuse_to_reopen_if_ordered(world, bundle)
        require_compliant(world, bundle)
        submit(world, bundle)
    elif status == "draft" and bundle["status"] in ("pending-review", "twilio-rejected"):
        move(world, bundle, "draft", world.clock.now())
    else:
        raise TwilioError(22203, f"A bundle cannot go from {bundle['status']} to {status}.")
    return bundle


def refuse_to_reopen_if_ordered(world: World, bundle: Row) -> None:
    """Leave an approved bundle as it is where that is ordered: Twilio does not document whether it opens one again."""
    if bundle["status"] == "twilio-approved" and (refusals := order_behind(world, bundle).next("reopening").refusals):
        raise TwilioError(refusals[0].code, refusals[0].reason or NOT_OPENED, ordered=True)


def delete(sort: Sort, world: World, call: Call) -> None:
    """Remove a bundle that is not in use, with what hangs below it."""
    bundle = fetch(sort, world, call)
    if bundle["status"] not in ("draft", "twilio-rejected"):
        raise TwilioError(CONFLICT, "The bundle is under review or approved.", 409)
    del world.tables[sort.table][bundle["sid"]]
    for table in ("entity_assignments", "evaluations"):
        for own in below(bundle, table):
            del world.tables[table][own]


def parent(sort: Sort, world: World, call: Call) -> Row:
    """Return the bundle a path hangs below."""
    return world.find(sort.table, call.path[sort.parent], call.account)


def one_below(sort: Sort, table: str, world: World, call: Call) -> Row:
    """Return one row that hangs below a bundle."""
    row = below(parent(sort, world, call), table).get(call.path["Sid"])
    if row is None:
        raise not_found(f"/{call.path['Sid']}")
    return row


def list_below(sort: Sort, table: str, world: World, call: Call) -> list[Row]:
    """Return the rows that hang below a bundle."""
    rows = world.visible(below(parent(sort, world, call), table))
    wanted = call.get("ObjectType")
    return [row for row in rows if wanted is None or row.get("_type") == wanted]


def assign(sort: Sort, world: World, call: Call) -> Row:
    """Put an object into a bundle, once."""
    bundle, held = parent(sort, world, call), assignable(world, call)
    assignments = below(bundle, "entity_assignments")
    if any(row["object_sid"] == held["sid"] for row in assignments.values()):
        raise TwilioError(CONFLICT, "This object is assigned already.", 409)
    row = world.add(
        "entity_assignments",
        "BV",
        call.account,
        **{sort.field: bundle["sid"]},
        object_sid=held["sid"],
        _bundle=bundle["sid"],
        _type=held.get("type", "customer_profile"),
    )
    assignments[row["sid"]] = row
    if sort is PROFILES:
        bind_order(world, bundle)
    return row


def assignable(world: World, call: Call) -> Row:
    """Return the object to be assigned; the operator's own profile may be used by every subaccount."""
    wanted = call["ObjectSid"]
    table = TABLES.get(wanted[:2])
    if table is None:
        raise TwilioError(22206, f"{wanted} is not the SID of an end user, a document or a profile.")
    row = world.tables[table].get(wanted)
    shared = wanted == world.primary_profile_sid
    if row is None or (row["account_sid"] != call.account["sid"] and not shared):
        raise TwilioError(22205, f"{wanted} does not belong to this account.")
    return row


def unassign(sort: Sort, world: World, call: Call) -> None:
    """Take an object out of a bundle."""
    row = one_below(sort, "entity_assignments", world, call)
    del world.tables["entity_assignments"][row["sid"]]
    del below(parent(sort, world, call), "entity_assignments")[row["sid"]]


def run_evaluation(sort: Sort, world: World, call: Call) -> Row:
    """Evaluate a bundle against its policy now."""
    bundle = parent(sort, world, call)
    if call["PolicySid"] != bundle["policy_sid"]:
        raise TwilioError(20001, f"Policy {call['PolicySid']} is not the policy of this bundle")
    results = spoil(evaluate(world, bundle), order_behind(world, bundle).next("evaluation"))
    bundle["_verdict"] = "compliant" if all(row["passed"] for row in results) else "noncompliant"
    evaluation = world.add(
        "evaluations",
        "EL",
        call.account,
        **{sort.field: bundle["sid"]},
        policy_sid=bundle["policy_sid"],
        status=bundle["_verdict"],
        results=results,
        _bundle=bundle["sid"],
    )
    below(bundle, "evaluations")[evaluation["sid"]] = evaluation
    return evaluation


def show_bundle(sort: Sort, row: Row, _call: Call) -> Row:
    """Show a bundle with the addresses of what belongs to it."""
    url = f"https://trusthub.twilio.com{sort.path}/{row['sid']}"
    links = {
        f"{sort.table}_entity_assignments": f"{url}/EntityAssignments",
        f"{sort.table}_evaluations": f"{url}/Evaluations",
        f"{sort.table}_channel_endpoint_assignment": f"{url}/ChannelEndpointAssignments",
    }
    return {**row, "url": url, "links": links}


def show_below(sort: Sort, name: str, row: Row, _call: Call) -> Row:
    """Show an assignment or evaluation; these are never updated."""
    url = f"https://trusthub.twilio.com{sort.path}/{row['_bundle']}/{name}/{row['sid']}"
    return {**{field: value for field, value in row.items() if field != "date_updated"}, "url": url}


def operations_of(sort: Sort) -> list[Operation]:
    """Return all operations on one sort of bundle."""
    one, parts = f"{sort.path}/{{Sid}}", f"{sort.path}/{{{sort.parent}}}"
    shown = partial(show_bundle, sort)
    made = "FriendlyName* Email* PolicySid* StatusCallback"
    changed = f"Status:{STATUSES} StatusCallback FriendlyName Email"
    filters = f"Status:{STATUSES} FriendlyName PolicySid"
    return [
        op("POST", "trusthub", sort.path, partial(create, sort), made, show=shown),
        op("GET", "trusthub", sort.path, partial(listed, sort), filters, key="results", show=shown),
        op("GET", "trusthub", one, partial(fetch, sort), show=shown),
        op("POST", "trusthub", one, partial(update, sort), changed, show=shown),
        op("DELETE", "trusthub", one, partial(delete, sort)),
        *operations_below(sort, f"{parts}/EntityAssignments", "entity_assignments", "ObjectSid*", assign),
        op("DELETE", "trusthub", f"{parts}/EntityAssignments/{{Sid}}", partial(unassign, sort)),
        *operations_below(sort, f"{parts}/Evaluations", "evaluations", "PolicySid*", run_evaluation),
    ]


def operations_below(
    sort: Sort, path: str, table: str, params: str, make: Callable[[Sort, World, Call], Row]
) -> list[Operation]:
    """Return create, list and fetch of what hangs below a bundle."""
    shown = partial(show_below, sort, path.rsplit("/", 1)[1])
    filters = "ObjectType" if table == "entity_assignments" else ""
    return [
        op("POST", "trusthub", path, partial(make, sort), params, show=shown),
        op("GET", "trusthub", path, partial(list_below, sort, table), filters, key="results", show=shown),
        op("GET", "trusthub", f"{path}/{{Sid}}", partial(one_below, sort, table), show=shown),
    ]


OPERATIONS = [*operations_of(PROFILES), *operations_of(TRUST_PRODUCTS)]
