"""Watches begin with an approval and rest while there is none; what was taken back is not due."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()
BEGIN = """
INSERT INTO watches (registration_id, team_id, due_at, looks, sealed)
SELECT r.id, r.team_id, COALESCE(m.since, r.created_at), 0, ''
FROM registrations r JOIN marks m ON m.registration_id = r.id
WHERE m.stage = 'campaign' AND m.state = 'approved' AND r.withdrawn_at IS NULL
AND r.id NOT IN (SELECT registration_id FROM watches)
"""
REST = """
UPDATE watches SET due_at = NULL
WHERE registration_id IN (SELECT id FROM registrations WHERE withdrawn_at IS NOT NULL)
OR registration_id NOT IN (SELECT registration_id FROM marks WHERE stage = 'campaign' AND state = 'approved')
"""
# Events of the provider had made it due again.
TAKEN_BACK = "UPDATE registrations SET due_at = NULL WHERE withdrawn_at IS NOT NULL"
WAKE = """
UPDATE watches SET due_at = (SELECT created_at FROM registrations WHERE id = registration_id)
WHERE due_at IS NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("watches") as batch_op:
        batch_op.alter_column("due_at", existing_type=MOMENT, nullable=True)
    for change in (BEGIN, REST, TAKEN_BACK):
        op.execute(sa.text(change))


def downgrade() -> None:
    op.execute(sa.text(WAKE))
    with op.batch_alter_table("watches") as batch_op:
        batch_op.alter_column("due_at", existing_type=MOMENT, nullable=False)
