"""Evaluations: is everything there that a bundle's policy asks for? Told requirement by requirement, field by field."""

from collections.abc import Callable, Iterable
from typing import Any

from sandbox.twilio.errors import TwilioError
from sandbox.twilio.orders import Decision
from sandbox.twilio.policies import DOCUMENTS, END_USERS, POLICIES, Field, Kind, Policy
from sandbox.twilio.world import Row, Table, World

NO_END_USER, BAD_FIELD, NO_DOCUMENT, NO_ADDRESS = 22214, 22215, 22216, 22219
LISTED_ONLY = ("stock_exchange", "stock_ticker", "brand_contact_email")


def evaluate(world: World, bundle: Row) -> list[Row]:
    """Return what each requirement of the bundle's policy says about it."""
    policy = POLICIES[bundle["policy_sid"]]
    held = attached(world, bundle)
    rows = [end_user_result(END_USERS[kind], held) for kind in policy.end_users]
    rows += [end_user_result(END_USERS[kind], held) for kind in policy.optional if any(of_type(held, kind))]
    rows += [document_result(world, DOCUMENTS[kind], held) for kind in policy.documents]
    return rows + ([linked_result(policy, held)] if policy.linked_profile else [])


def attached(world: World, bundle: Row) -> list[Row]:
    """Return the objects assigned to a bundle."""
    tables = ("end_users", "supporting_documents", "customer_profiles")
    sids = [row["object_sid"] for row in below(bundle, "entity_assignments").values()]
    return [world.tables[table][sid] for sid in sids for table in tables if sid in world.tables[table]]


def below(bundle: Row, table: str) -> Table:
    """Return a bundle's own rows of a table; kept with it, for a search through all bundles would be slow."""
    rows: Table = bundle.setdefault("_below", {}).setdefault(table, {})
    return rows


def of_type(held: Iterable[Row], kind: str) -> Iterable[Row]:
    """Return the attached objects of one type."""
    return (row for row in held if row.get("type") == kind)


def end_user_result(kind: Kind, held: list[Row]) -> Row:
    """Return what is to say about one type of end user."""
    row = next(iter(of_type(held, kind.name)), None)
    attributes = row["attributes"] if row else {}

    def complaint(field: Field) -> str | None:
        return field_complaint(field, attributes)

    missing = f"A {kind.friendly_name} end user is missing. Please add one to the bundle."
    return result(kind, kind.fields, complaint, BAD_FIELD, None if row else (missing, NO_END_USER))


def document_result(world: World, kind: Kind, held: list[Row]) -> Row:
    """Return what is to say about one type of document."""
    row = next(iter(of_type(held, kind.name)), None)
    addresses = str(row["attributes"].get("address_sids", "")).split(",") if row else []
    known = bool(addresses) and all(sid.strip() in world.tables["addresses"] for sid in addresses)

    def complaint(_field: Field) -> str | None:
        return None if known else "The address is missing. Please give the SID of an address of this account."

    missing = f"A {kind.friendly_name} document is missing. Please add one to the bundle."
    return result(kind, kind.fields, complaint, NO_ADDRESS, None if row else (missing, NO_DOCUMENT))


def linked_result(policy: Policy, held: list[Row]) -> Row:
    """Return what is to say about the profile this bundle leans on."""
    linked = next((row for row in held if row.get("policy_sid") in policy.linked_policies), None)
    says = {
        "bundle_sid": None if linked else "The customer profile is missing. Please assign one to the bundle.",
        "bundle_status": None
        if linked and linked["status"] in policy.linked_statuses
        else f"The customer profile's status must be one of {', '.join(policy.linked_statuses)}.",
    }
    kind = Kind("", str(policy.linked_profile), str(policy.linked_profile).replace("_", " ").title(), ())
    return result(kind, (Field("bundle_sid"), Field("bundle_status")), lambda field: says[field.name], BAD_FIELD, None)


def field_complaint(field: Field, attributes: dict[str, Any]) -> str | None:
    """Return what is wrong with one attribute, or None."""
    value = str(attributes.get(field.name) or "").strip()
    needed = field.required or (field.name in LISTED_ONLY and attributes.get("company_type") == "public")
    if not value:
        return f"The {field.friendly_name} is missing. Please enter one." if needed else None
    if len(value) > field.longest:
        return f"The {field.friendly_name} is longer than {field.longest} characters."
    parts = [part.strip() for part in value.split(",")] if field.several else [value]
    if field.allowed and not set(parts) <= set(field.allowed):
        return f"The {field.friendly_name} is not one of the values allowed."
    return None


def result(
    kind: Kind,
    fields: Iterable[Field],
    complaint: Callable[[Field], str | None],
    code: int,
    missing: tuple[str, int] | None,
) -> Row:
    """Return one requirement's result in Twilio's form."""
    said = [(field, complaint(field)) for field in fields]
    invalid = [invalid_field(field, why, code) for field, why in said if why]
    reason, number = missing or ((invalid[0]["failure_reason"], code) if invalid else (None, None))
    return {
        "requirement_name": kind.name,
        "requirement_friendly_name": kind.friendly_name,
        "object_type": kind.name,
        "friendly_name": kind.friendly_name,
        "passed": not invalid and missing is None,
        "failure_reason": reason,
        "error_code": number,
        "valid": [valid_field(field) for field, why in said if not why],
        "invalid": invalid,
    }


def valid_field(field: Field) -> Row:
    """Return a field that passed."""
    return {
        "friendly_name": field.friendly_name,
        "object_field": field.name,
        "passed": True,
        "failure_reason": None,
        "error_code": None,
    }


def invalid_field(field: Field, why: str, code: int) -> Row:
    """Return a field that did not."""
    return {
        "friendly_name": field.friendly_name,
        "object_field": field.name,
        "failure_reason": why,
        "error_code": code,
    }


def spoil(results: list[Row], decision: Decision) -> list[Row]:
    """Return the results with the ordered complaints in them."""
    for refusal in decision.refusals:
        names = refusal.fields or ("",)
        for name in names:
            row = next(
                (row for row in results if any(good["object_field"] == name for good in row["valid"])), results[0]
            )
            why = refusal.reason or f"The {name} was not accepted."
            row["valid"] = [good for good in row["valid"] if good["object_field"] != name]
            row["invalid"] += [invalid_field(Field(name), why, refusal.code)] if name else []
            row.update(passed=False, failure_reason=why, error_code=refusal.code)
    return results


def require_compliant(world: World, bundle: Row) -> None:
    """Refuse a submission with something missing."""
    failed = next((row for row in evaluate(world, bundle) if not row["passed"]), None)
    if failed is not None:
        raise TwilioError(failed["error_code"], failed["failure_reason"])
    if bundle.get("_verdict") == "noncompliant":
        raise TwilioError(BAD_FIELD, "The last evaluation of this bundle was noncompliant.")
