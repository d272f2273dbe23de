"""What Trust Hub asks of a profile: end-user types, document types and policies, as data."""

from dataclasses import dataclass

SECONDARY_POLICY = "RNdfbf3fae0e1107f8aded0e7cead80bf5"
A2P_POLICY = "RNb0d4771c2c98518d916a3d4cd70a8f8b"
PRIMARY_POLICY = "RN6433641899984f951173ef1738c3bdd0"

BUSINESS = "customer_profile_business_information"
REPRESENTATIVE, SECOND_REPRESENTATIVE = "authorized_representative_1", "authorized_representative_2"
A2P_INFORMATION = "us_a2p_messaging_profile_information"
ADDRESS_DOCUMENT = "customer_profile_address"

IDENTIFIERS = "EIN DUNS CBN CN ACN CIN VAT VATRN RN Other"
INDUSTRIES = (
    "AUTOMOTIVE AGRICULTURE BANKING CONSTRUCTION CONSUMER EDUCATION ENGINEERING ENERGY OIL_AND_GAS "
    "FAST_MOVING_CONSUMER_GOODS FINANCIAL FINTECH FOOD_AND_BEVERAGE GOVERNMENT HEALTHCARE HOSPITALITY INSURANCE LEGAL "
    "MANUFACTURING MEDIA ONLINE PROFESSIONAL_SERVICES RAW_MATERIALS REAL_ESTATE RELIGION RETAIL JEWELRY TECHNOLOGY "
    "TELECOMMUNICATIONS TRANSPORTATION TRAVEL ELECTRONICS NOT_FOR_PROFIT"
)
EXCHANGES = "NONE NASDAQ NYSE AMEX AMX ASX B3 BME BSE FRA ICEX JPX JSE KRX LON NSE OMX SEHK SGX SSE STO SWX SZSE TSX TWSE VSE OTHER"
BUSINESS_TYPES = (
    "Partnership",
    "Limited Liability Corporation",
    "Co-operative",
    "Non-profit Corporation",
    "Corporation",
)
JOBS = ("Director", "GM", "VP", "CEO", "CFO", "General Counsel", "Other")


@dataclass(frozen=True)
class Field:
    """One attribute: its name, whether it must be there, and what it may hold."""

    name: str
    required: bool = True
    longest: int = 255
    allowed: tuple[str, ...] = ()
    several: bool = False  # a comma between values

    @property
    def friendly_name(self) -> str:
        """Return the name as people read it."""
        return self.name.replace("_", " ").title()


@dataclass(frozen=True)
class Kind:
    """A type of end user or supporting document."""

    sid: str
    name: str
    friendly_name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Policy:
    """What one sort of bundle has to contain."""

    sid: str
    friendly_name: str
    end_users: tuple[str, ...]
    optional: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    linked_profile: str | None = None  # the requirement's name
    linked_policies: tuple[str, ...] = ()
    linked_statuses: tuple[str, ...] = ()


_REPRESENTATIVE_FIELDS = (
    Field("first_name", longest=100),
    Field("last_name", longest=100),
    Field("email", longest=100),
    Field("phone_number", longest=20),
    Field("business_title"),
    Field("job_position", allowed=JOBS),
)
END_USERS = {
    kind.name: kind
    for kind in (
        Kind(
            "OY5f0f7a1b2c3d4e5f60718293a4b5c6d7",
            BUSINESS,
            "Business Information",
            (
                Field("business_name"),
                Field("business_type", allowed=BUSINESS_TYPES),
                Field("business_registration_identifier", allowed=tuple(IDENTIFIERS.split())),
                Field("business_registration_number", longest=21),
                Field("business_industry", allowed=tuple(INDUSTRIES.split())),
                Field(
                    "business_regions_of_operation",
                    allowed=("AFRICA", "ASIA", "EUROPE", "LATIN_AMERICA", "USA_AND_CANADA"),
                    several=True,
                ),
                Field("business_identity", allowed=("direct_customer", "isv_reseller_or_partner", "unknown")),
                Field("website_url", longest=100),
                Field("social_media_profile_urls", required=False, longest=1000),
            ),
        ),
        Kind(
            "OY0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            REPRESENTATIVE,
            "Authorized Representative 1",
            _REPRESENTATIVE_FIELDS,
        ),
        Kind(
            "OY1a2b3c4d5e6f708192a3b4c5d6e7f809",
            SECOND_REPRESENTATIVE,
            "Authorized Representative 2",
            _REPRESENTATIVE_FIELDS,
        ),
        Kind(
            "OY2a3b4c5d6e7f8091a2b3c4d5e6f70819",
            A2P_INFORMATION,
            "US A2P Messaging Profile Information",
            (
                Field("company_type", allowed=("private", "public", "non-profit", "government")),
                Field("stock_exchange", required=False, allowed=tuple(EXCHANGES.split())),
                Field("stock_ticker", required=False, longest=10),
                Field("brand_contact_email", required=False, longest=100),
            ),
        ),
    )
}
DOCUMENTS = {
    ADDRESS_DOCUMENT: Kind(
        "OYd3a4b5c6d7e8f90a1b2c3d4e5f607182",
        ADDRESS_DOCUMENT,
        "Physical Business Address",
        (Field("address_sids", longest=1000),),
    )
}
POLICIES = {
    policy.sid: policy
    for policy in (
        Policy(
            SECONDARY_POLICY,
            "Secondary Customer Profile of type Business",
            (BUSINESS, REPRESENTATIVE),
            (SECOND_REPRESENTATIVE,),
            (ADDRESS_DOCUMENT,),
            "primary_customer_profile_type_business",
            (PRIMARY_POLICY,),
            ("twilio-approved",),
        ),
        Policy(
            A2P_POLICY,
            "A2P Messaging: Local - Business",
            (A2P_INFORMATION,),
            (),
            (),
            "customer_profile_type_business",
            (PRIMARY_POLICY, SECONDARY_POLICY),
            ("pending-review", "in-review", "twilio-approved"),
        ),
        Policy(
            PRIMARY_POLICY,
            "Primary Customer Profile of type Business",
            (BUSINESS, REPRESENTATIVE),
            (SECOND_REPRESENTATIVE,),
            (ADDRESS_DOCUMENT,),
        ),
    )
}
