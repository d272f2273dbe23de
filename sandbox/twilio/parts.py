"""What bundles are filled with: end users and supporting documents; and the types and policies that describe them."""

from functools import partial

from sandbox.twilio.errors import CONFLICT, TwilioError, not_found
from sandbox.twilio.operations import Call, Operation, Work, op
from sandbox.twilio.policies import DOCUMENTS, END_USERS, POLICIES, Kind, Policy
from sandbox.twilio.world import Row, World


def create_end_user(world: World, call: Call) -> Row:
    """Make an end user."""
    known_type(call["Type"], END_USERS)
    return world.add(
        "end_users",
        "IT",
        call.account,
        friendly_name=call["FriendlyName"],
        type=call["Type"],
        attributes=call.get("Attributes", {}),
    )


def create_document(world: World, call: Call) -> Row:
    """Make a supporting document."""
    known_type(call["Type"], DOCUMENTS)
    return world.add(
        "supporting_documents",
        "RD",
        call.account,
        friendly_name=call["FriendlyName"],
        type=call["Type"],
        attributes=call.get("Attributes", {}),
        mime_type=None,
        status="DRAFT",
    )


def known_type(name: str, kinds: dict[str, Kind]) -> None:
    """Refuse a type Trust Hub has not."""
    if name not in kinds:
        raise TwilioError(20001, f"Type {name} does not exist")


def fetch(table: str, world: World, call: Call) -> Row:
    """Return one part."""
    return world.find(table, call.path["Sid"], call.account)


def listed(table: str, world: World, call: Call) -> list[Row]:
    """Return an account's parts."""
    return world.listed(table, call.account)


def update(table: str, world: World, call: Call) -> Row:
    """Change a part; attributes are replaced as a whole."""
    row = fetch(table, world, call)
    row.update(call.given(friendly_name="FriendlyName", attributes="Attributes"), date_updated=world.clock.now())
    return row


def delete(table: str, world: World, call: Call) -> None:
    """Remove a part that no bundle uses."""
    row = fetch(table, world, call)
    if any(held["object_sid"] == row["sid"] for held in world.tables["entity_assignments"].values()):
        raise TwilioError(CONFLICT, "This object is assigned to a bundle.", 409)
    del world.tables[table][row["sid"]]


def show(path: str, row: Row, _call: Call) -> Row:
    """Show a part with its address."""
    return {**row, "url": f"https://trusthub.twilio.com{path}/{row['sid']}"}


def operations_on(path: str, table: str, create: Work) -> list[Operation]:
    """Return all operations on one sort of part."""
    one, shown = f"{path}/{{Sid}}", partial(show, path)
    return [
        op("POST", "trusthub", path, create, "FriendlyName* Type* Attributes:json", show=shown),
        op("GET", "trusthub", path, partial(listed, table), key="results", show=shown),
        op("GET", "trusthub", one, partial(fetch, table), show=shown),
        op("POST", "trusthub", one, partial(update, table), "FriendlyName Attributes:json", show=shown),
        op("DELETE", "trusthub", one, partial(delete, table)),
    ]


def kind_row(path: str, kind: Kind) -> Row:
    """Return a type as Trust Hub describes it."""
    fields = [
        {"friendly_name": field.friendly_name, "machine_name": field.name, "constraint": "String"}
        for field in kind.fields
    ]
    return {
        "sid": kind.sid,
        "friendly_name": kind.friendly_name,
        "machine_name": kind.name,
        "fields": fields,
        "url": f"https://trusthub.twilio.com{path}/{kind.sid}",
    }


def policy_row(policy: Policy) -> Row:
    """Return a policy as Trust Hub describes it."""
    users = [required_type(END_USERS[name], "EndUserTypes") for name in (*policy.end_users, *policy.optional)]
    documents = [[required_document(DOCUMENTS[name])] for name in policy.documents]
    linked = [{"requirement_name": policy.linked_profile}] if policy.linked_profile else []
    requirements = {
        "end_user": users,
        "supporting_trust_products": [],
        "supporting_document": documents,
        "supporting_customer_profiles": linked,
    }
    return {
        "sid": policy.sid,
        "friendly_name": policy.friendly_name,
        "requirements": requirements,
        "url": f"https://trusthub.twilio.com/v1/Policies/{policy.sid}",
    }


def required_type(kind: Kind, collection: str) -> Row:
    """Return one type a policy asks for."""
    return {
        "url": f"/{collection}/{kind.name}",
        "fields": [field.name for field in kind.fields],
        "type": kind.name,
        "name": kind.friendly_name,
        "requirement_name": kind.name,
    }


def required_document(kind: Kind) -> Row:
    """Return one document a policy asks for."""
    accepted = required_type(kind, "SupportingDocumentTypes")
    return {
        "description": kind.friendly_name,
        "type": "document",
        "name": kind.friendly_name,
        "accepted_documents": [accepted],
        "requirement_name": kind.name,
    }


def catalogue(path: str, key: str, rows: list[Row]) -> list[Operation]:
    """Return list and fetch of something that never changes."""

    def find(_world: World, call: Call) -> Row:
        row = next((row for row in rows if row["sid"] == call.path["Sid"]), None)
        if row is None:
            raise not_found(f"{path}/{call.path['Sid']}")
        return row

    return [
        op("GET", "trusthub", path, lambda _world, _call: rows, key=key),
        op("GET", "trusthub", f"{path}/{{Sid}}", find),
    ]


OPERATIONS = [
    *operations_on("/v1/EndUsers", "end_users", create_end_user),
    *operations_on("/v1/SupportingDocuments", "supporting_documents", create_document),
    *catalogue(
        "/v1/EndUserTypes", "end_user_types", [kind_row("/v1/EndUserTypes", kind) for kind in END_USERS.values()]
    ),
    *catalogue(
        "/v1/SupportingDocumentTypes",
        "supporting_document_types",
        [kind_row("/v1/SupportingDocumentTypes", kind) for kind in DOCUMENTS.values()],
    ),
    *catalogue("/v1/Policies", "results", [policy_row(policy) for policy in POLICIES.values()]),
]
