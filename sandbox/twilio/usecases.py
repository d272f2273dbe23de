"""The use cases of campaigns, and which of them a brand or a service allows."""

from sandbox.twilio.world import Row

_TABLE = (
    ("2FA", "Two-Factor authentication (2FA)", "Codes, one-time passwords, password resets", False),
    ("ACCOUNT_NOTIFICATION", "Account Notification", "Reminders, alerts and notices about an account", False),
    ("AGENTS_FRANCHISES", "Agents and Franchises", "Several offices of one brand with numbers of their own", True),
    ("CHARITY", "Charity", "501(c)(3) charities, religious bodies excepted", False),
    ("PROXY", "Proxy", "Person to person with hidden numbers", True),
    ("CUSTOMER_CARE", "Customer Care", "Support and account management", False),
    ("DELIVERY_NOTIFICATION", "Delivery Notification", "How far a delivery is", False),
    ("EMERGENCY", "Emergency", "Public safety and health", True),
    ("FRAUD_ALERT", "Fraud Alert Messaging", "Suspicious activity", False),
    ("HIGHER_EDUCATION", "Higher Education", "Colleges, universities, districts", False),
    ("K12_EDUCATION", "K-12 Education", "Platforms for schools", True),
    ("LOW_VOLUME", "Low Volume Mixed", "Several use cases, few messages", False),
    ("MARKETING", "Marketing", "Promotions", False),
    ("MIXED", "Mixed", "Two to five use cases in one campaign", False),
    ("POLITICAL", "Political", "Election campaigns with a verification", False),
    ("POLLING_VOTING", "Polling and voting", "Surveys that are not political", False),
    ("PUBLIC_SERVICE_ANNOUNCEMENT", "Public Service Announcement", "Raising awareness", False),
    ("SECURITY_ALERT", "Security Alert", "A system may be compromised", False),
    ("SOCIAL", "Social", "Closed communities", True),
    ("SWEEPSTAKE", "Sweepstake", "Contests", True),
    ("SOLE_PROPRIETOR", "Sole Proprietor", "Sole proprietors only", False),
)
CODES: dict[str, Row] = {
    code: {"code": code, "name": name, "description": about, "post_approval_required": later}
    for code, name, about, later in _TABLE
}
MIXTURES = {"MIXED", "LOW_VOLUME"}
OF_SERVICE = {  # a service's own use case → the campaigns it allows besides mixtures; what is not here allows all
    "verification": {"2FA", "SECURITY_ALERT", "FRAUD_ALERT"},
    "marketing": {"MARKETING", "SWEEPSTAKE", "CHARITY", "POLITICAL"},
    "poll": {"POLLING_VOTING"},
}
SERVICE_USECASES = {"notifications", "marketing", "verification", "discussion", "poll", "undeclared"}


def offered(brand: Row) -> dict[str, Row]:
    """Return the use cases a brand may choose from."""
    if brand["brand_type"] == "SOLE_PROPRIETOR":
        return {"SOLE_PROPRIETOR": CODES["SOLE_PROPRIETOR"]}
    hidden = {"SOLE_PROPRIETOR", "POLITICAL"} | (set() if brand["tax_exempt_status"] else {"CHARITY"})
    return {code: row for code, row in CODES.items() if code not in hidden}


def fits_service(service_usecase: str, campaign_usecase: str) -> bool:
    """Return whether a service's declared use case allows a campaign's."""
    allowed = OF_SERVICE.get(service_usecase)
    return allowed is None or campaign_usecase in allowed | MIXTURES
