"""The Homes that people opened, to be published anew when something changes."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Each holds only the few rows that are asked for every second: name, column, condition.
INDEXES = (
    ("ix_homes_stale", "opened_at", "wanted > shown"),
    ("ix_homes_leases", "lease_until", "lease_owner IS NOT NULL"),
)


def upgrade() -> None:
    op.create_table(
        "homes",
        sa.Column("team_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("user_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("chosen", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lease_until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_homes")),
    )
    for name, column, condition in INDEXES:
        few = sa.text(condition)
        op.create_index(name, "homes", [column], sqlite_where=few, postgresql_where=few)


def downgrade() -> None:
    for name, _, _ in INDEXES:
        op.drop_index(name, "homes")
    op.drop_table("homes")
