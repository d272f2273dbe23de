"""Indexes for what is asked every second: which cards are stale, and who holds leases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Each holds only the few rows that are asked for: name, table, column, condition.
INDEXES = (
    ("ix_registrations_stale_cards", "registrations", "id", "card_wanted > card_shown AND card_ts IS NOT NULL"),
    ("ix_registrations_leases", "registrations", "lease_until", "lease_owner IS NOT NULL"),
    ("ix_registrations_card_leases", "registrations", "card_lease_until", "card_lease_owner IS NOT NULL"),
    ("ix_notices_leases", "notices", "lease_until", "lease_owner IS NOT NULL"),
)


def upgrade() -> None:
    for name, table, column, condition in INDEXES:
        few = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=few, postgresql_where=few)


def downgrade() -> None:
    for name, table, _, _ in INDEXES:
        op.drop_index(name, table)
