-- Mailboxes of the practice's people and of the practice itself. Credentials: clinical only.

CREATE TABLE clin.mailbox (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    revision     INTEGER NOT NULL,              -- grows with each change: open connections notice
    name         TEXT    NOT NULL,              -- what the practice calls it
    address      TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL CHECK (kind IN ('PER', 'ORG', 'CAB', 'APP')),
    owner        BLOB    CHECK (length(owner) = 16),           -- of a PER mailbox: whose it is
    imap_host    TEXT    NOT NULL,
    imap_port    INTEGER NOT NULL,
    imap_tls     TEXT    NOT NULL CHECK (imap_tls IN ('IMPLICIT', 'STARTTLS')),
    smtp_host    TEXT    NOT NULL,
    smtp_port    INTEGER NOT NULL,
    smtp_tls     TEXT    NOT NULL CHECK (smtp_tls IN ('IMPLICIT', 'STARTTLS')),
    sign_in      TEXT    NOT NULL CHECK (sign_in IN ('PASSWORD', 'XOAUTH2', 'OAUTHBEARER', 'CERTIFICATE')),
    sign_in_name TEXT    NOT NULL,
    secret       TEXT,                          -- password or token
    certificate  BLOB,                          -- PKCS#12 of a machine or an organisation
    certificate_secret TEXT,
    renewal      TEXT,                          -- where the identity provider renews tokens; NULL: nothing renews
    renewal_client TEXT,                        -- what it calls us
    renewal_secret TEXT,
    renewal_given  TEXT,                        -- the refresh token as a person gave it
    renewal_latest TEXT,                        -- what it has become
    trusted      TEXT,                          -- PEM, trusted in addition to the system's
    revocation   INTEGER NOT NULL,              -- 1: authorities are asked about certificates of servers and signers
    most_bytes   INTEGER NOT NULL,              -- what its operator takes, a whole message as it travels
    from_day     TEXT    NOT NULL,              -- messages received before this day are not fetched
    added_at     INTEGER NOT NULL,
    closed_at    INTEGER                        -- no longer fetched; its messages stay
) STRICT, WITHOUT ROWID;

-- Letters being written: kept at each pause of the typing, sealed like all else.
CREATE TABLE clin.message_draft (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    mailbox    BLOB    REFERENCES mailbox (id),
    patient    BLOB    CHECK (length(patient) = 16),
    written    TEXT    NOT NULL,                -- JSON of a MessageDraft
    started_by BLOB    NOT NULL CHECK (length(started_by) = 16),
    changed_at INTEGER NOT NULL,
    sent_as    BLOB    CHECK (length(sent_as) = 16)            -- the message it became; comes back if that is taken back
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.message_draft_by_patient ON message_draft (patient) WHERE patient IS NOT NULL;

-- Texts the practice shares: whole letters, and snippets that a short word brings.
CREATE TABLE clin.message_template (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    kind       TEXT    NOT NULL CHECK (kind IN ('LETTER', 'SNIPPET')),
    name       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    body       TEXT    NOT NULL,                -- with fields such as {patient.birthName}
    last_word  INTEGER NOT NULL DEFAULT 0,      -- 1: the patient cannot answer
    changed_by BLOB    NOT NULL CHECK (length(changed_by) = 16),
    changed_at INTEGER NOT NULL,
    UNIQUE (kind, name)
) STRICT, WITHOUT ROWID;
