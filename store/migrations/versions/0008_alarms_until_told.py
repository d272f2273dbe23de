"""Which call met an alarm, how often and when it is told next, and how often Slack refused a notice."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("alarms") as alarms:
        alarms.add_column(sa.Column("met", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""))
        alarms.add_column(sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
        alarms.add_column(sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("notices") as notices:
        notices.drop_column("refusals")
    with op.batch_alter_table("alarms") as alarms:
        alarms.drop_column("due_at")
        alarms.drop_column("tries")
        alarms.drop_column("met")
