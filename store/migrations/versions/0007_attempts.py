"""When the last attempt of a stage began, and how many calls in a row told nothing."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("marks") as marks:
        marks.add_column(sa.Column("begun", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        marks.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("marks") as marks:
        marks.drop_column("failures")
        marks.drop_column("begun")
