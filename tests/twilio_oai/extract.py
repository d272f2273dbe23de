"""Cut the operations the sandbox serves out of Twilio's API description.

`python tests/twilio_oai/extract.py FOLDER` reads `twilio_<product>_<version>.json` of Twilio's published OpenAPI description from the
folder and writes `subset.json` beside this file: path, method, parameters (kind, required, enum), whether the answer is
a page and the answer's field names with their enums.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

FILES = {
    "api": "twilio_api_v2010.json",
    "events": "twilio_events_v1.json",
    "messaging": "twilio_messaging_v1.json",
    "trusthub": "twilio_trusthub_v1.json",
}
WANTED = re.compile(
    r"""
      /v1/(CustomerProfiles|TrustProducts)(/\{Sid\}|/\{\w+\}/(EntityAssignments|Evaluations)(/\{Sid\})?)?
    | /v1/(EndUsers|SupportingDocuments|Policies|EndUserTypes|SupportingDocumentTypes)(/\{Sid\})?
    | /v1/a2p/BrandRegistrations(/\{Sid\}|/\{BrandSid\}/Vettings(/\{BrandVettingSid\})?)?
    | /v1/Services(/\{Sid\}|/\{ServiceSid\}/PhoneNumbers(/\{Sid\})?)?
    | /v1/Services/\{MessagingServiceSid\}/Compliance/Usa2p(/\{Sid\}|/Usecases)?
    | /v1/Types(/\{Type\})? | /v1/Schemas/\{Id\} | /v1/(Sinks|Subscriptions)(/\{Sid\})?
    | /v1/Subscriptions/\{SubscriptionSid\}/SubscribedEvents
    | /2010-04-01/Accounts(/\{Sid\})?\.json
    | /2010-04-01/Accounts/\{AccountSid\}/(Addresses|IncomingPhoneNumbers|Messages)(/\{Sid\})?\.json
    | /2010-04-01/Accounts/\{AccountSid\}/AvailablePhoneNumbers/\{CountryCode\}/Local\.json
    """,
    re.VERBOSE,
)
# Not on the way to a registered number: changing numbers, accounts, sinks and subscriptions, political vettings, deleting messages.
LEFT_OUT = {
    "post /v1/a2p/BrandRegistrations/{BrandSid}/Vettings",
    "post /v1/Sinks/{Sid}",
    "post /v1/Subscriptions/{Sid}",
    "post /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json",
    "post /2010-04-01/Accounts/{Sid}.json",
    "delete /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json",
}


def main(folder: Path) -> None:
    """Write the extract."""
    docs = {product: json.loads((folder / name).read_text()) for product, name in FILES.items()}
    operations = [row for product, doc in docs.items() for row in product_rows(product, doc)]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in operations)
    (Path(__file__).parent / "subset.json").write_text(f"[\n{lines}\n]\n")


def product_rows(product: str, doc: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the extract's rows for one product."""
    rows = []
    for path, item in doc["paths"].items():
        if not WANTED.fullmatch(path):
            continue
        for method in ("get", "post", "delete"):
            if method in item and f"{method} {path}" not in LEFT_OUT:
                rows.append(row(product, path, method, item[method], doc))
    return rows


def row(product: str, path: str, method: str, operation: dict[str, Any], doc: dict[str, Any]) -> dict[str, Any]:
    """Return one operation in short."""
    code, answer = next((c, a) for c, a in sorted(operation["responses"].items()) if c.startswith("2"))
    schema = follow(answer.get("content", {}).get("application/json", {}).get("schema", {}), doc)
    key, item = page_of(schema, doc)
    return {
        "product": product,
        "method": method.upper(),
        "path": path,
        "code": int(code),
        "params": dict(params(operation, doc)),
        "page": key,
        "envelope": sorted(schema.get("properties", {})) if key else [],
        "fields": {name: follow(value, doc).get("enum") for name, value in sorted(properties_of(item, doc).items())},
    }


def params(operation: dict[str, Any], doc: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the form and query parameters, sorted by name."""
    query = (follow(p, doc) for p in operation.get("parameters", []))
    found = [(p["name"], p["schema"], p.get("required", False)) for p in query if p["in"] == "query"]
    for body in operation.get("requestBody", {}).get("content", {}).values():
        schema = follow(body["schema"], doc)
        found += [(n, s, n in schema.get("required", [])) for n, s in schema.get("properties", {}).items()]
    return sorted((name, {"required": req, **shape(follow(schema, doc), doc)}) for name, schema, req in found)


def shape(schema: dict[str, Any], doc: dict[str, Any]) -> dict[str, Any]:
    """Return a value's type and enum, nothing else."""
    kept: dict[str, Any] = {"type": schema.get("type", "any")}
    if "enum" in schema:
        kept["enum"] = schema["enum"]
    if kept["type"] == "array":
        kept["items"] = shape(follow(schema.get("items", {}), doc), doc)
    return kept


def page_of(schema: dict[str, Any], doc: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return the key of a page's items and their schema, or None and the schema itself."""
    properties = schema.get("properties", {})
    if "meta" in properties or "next_page_uri" in properties:
        for name, value in properties.items():
            if follow(value, doc).get("type") == "array":
                return name, follow(follow(value, doc)["items"], doc)
    return None, schema


def properties_of(schema: dict[str, Any], doc: dict[str, Any]) -> dict[str, Any]:
    """Return an object's properties; of several versions the newest has them all."""
    versions = [follow(version, doc) for version in schema.get("oneOf", [schema])]
    return {name: value for version in versions for name, value in version.get("properties", {}).items()}


def follow(schema: dict[str, Any], doc: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its reference resolved."""
    while "$ref" in schema:
        target: Any = doc
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = target
    return schema


if __name__ == "__main__":
    main(Path(sys.argv[1]))
