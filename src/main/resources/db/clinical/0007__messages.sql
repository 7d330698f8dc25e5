-- Messages received and sent. A message, what it carries and the mailbox's cursor are kept in one transaction.

CREATE TABLE clin.message (
    place       INTEGER PRIMARY KEY,            -- rank by arrival, above every document's; the index of words points here
    id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    mailbox     BLOB    NOT NULL REFERENCES mailbox (id),
    outgoing    INTEGER NOT NULL,               -- 1: written here
    message_id  TEXT,                           -- Message-ID with its angle brackets
    thread      BLOB    NOT NULL CHECK (length(thread) = 16),  -- the same for all messages of one exchange
    kind        TEXT    NOT NULL,               -- ReceivedMail.Kind
    lane        TEXT    NOT NULL CHECK (lane IN ('PATIENT', 'PROFESSIONAL', 'MACHINE')),
    sender      TEXT    NOT NULL,               -- address
    sender_name TEXT    NOT NULL,
    subject     TEXT    NOT NULL,               -- as a person reads it
    written_at  INTEGER,                        -- as its writer says
    arrived_at  INTEGER NOT NULL,               -- at the mailbox, or queued here
    size        INTEGER NOT NULL,               -- bytes as it travels
    attachments INTEGER NOT NULL,
    keeping     TEXT    NOT NULL CHECK (keeping IN ('LISTED', 'KEPT', 'REFUSED')),   -- head only; whole; not readable
    refusal     TEXT,                           -- why it is not readable: MailRefusedException.Code
    tries       INTEGER NOT NULL DEFAULT 0,     -- in vain, to take it whole
    content     BLOB    REFERENCES content (id),               -- the bytes as they came, or as they leave
    oddities    TEXT    NOT NULL,               -- ReceivedMail.Oddity, separated by spaces
    signature   TEXT,                           -- S/MIME: SignatureState
    signer      TEXT,                           -- whom its certificate names
    folder      TEXT,                           -- where it lies on the server
    validity    INTEGER,                        -- UIDVALIDITY
    uid         INTEGER,
    receipt_to  TEXT,                           -- who asks to be told that it was taken
    about       BLOB    CHECK (length(about) = 16),            -- a receipt, bounce or refusal: of which message of ours
    report      TEXT,                           -- its code
    last_word   INTEGER NOT NULL DEFAULT 0,     -- its sender takes no answer
    patient     BLOB    CHECK (length(patient) = 16),
    filing      TEXT    NOT NULL CHECK (filing IN ('NONE', 'FILED', 'TRAY')),        -- nothing to file; filed; a person decides
    filing_reason TEXT,                         -- TrayReason: why a person decides
    read_at     INTEGER,
    answered_at INTEGER,
    answered_by BLOB    CHECK (length(answered_by) = 16),
    flags_due   INTEGER NOT NULL DEFAULT 0,     -- 1: read or answered here, not yet said to the server
    assigned_to BLOB    CHECK (length(assigned_to) = 16),
    done_at     INTEGER,
    done_by     BLOB    CHECK (length(done_by) = 16),
    -- of what is written here
    written_by  BLOB    CHECK (length(written_by) = 16),
    state       TEXT    CHECK (state IN ('HELD', 'QUEUED', 'SENT', 'IN_DOUBT', 'DELIVERED', 'READ', 'REFUSED', 'BOUNCED',
                                         'BLOCKED', 'TAKEN_BACK')),
    state_code  TEXT,                           -- code of the refusal or bounce
    state_at    INTEGER,
    handed_at   INTEGER,                        -- all but its end was given to a server: it may have been taken
    receipt_wanted INTEGER NOT NULL DEFAULT 0,
    remind_at   INTEGER,                        -- unread by then: said on the home page
    copy_due    INTEGER,                        -- its copy among the sent ones is tried then; null: it is there, or given up
    copy_tries  INTEGER NOT NULL DEFAULT 0      -- in vain
) STRICT;

-- Its words, of HTML what is readable: apart, for lists do not read them. A head that is only listed has none.
CREATE TABLE clin.message_text (
    place INTEGER PRIMARY KEY REFERENCES message (place) ON DELETE CASCADE,
    text  TEXT    NOT NULL
) STRICT;

-- The same message comes once to a mailbox, however often it is fetched.
CREATE UNIQUE INDEX clin.message_once ON message (message_id, mailbox, outgoing) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX clin.message_on_server ON message (mailbox, folder, validity, uid) WHERE uid IS NOT NULL;
CREATE INDEX clin.message_by_thread ON message (thread);
CREATE INDEX clin.message_by_patient ON message (patient) WHERE patient IS NOT NULL;
CREATE INDEX clin.message_tray ON message (mailbox) WHERE filing = 'TRAY';
CREATE INDEX clin.message_unread ON message (mailbox, lane) WHERE read_at IS NULL AND outgoing = 0 AND done_at IS NULL;
CREATE INDEX clin.message_listed ON message (mailbox, tries) WHERE keeping = 'LISTED';
CREATE INDEX clin.message_flags ON message (mailbox) WHERE flags_due = 1;
CREATE INDEX clin.message_assigned ON message (assigned_to) WHERE assigned_to IS NOT NULL AND done_at IS NULL;
CREATE INDEX clin.message_copy_due ON message (mailbox) WHERE copy_due IS NOT NULL;
CREATE INDEX clin.message_state ON message (state) WHERE outgoing = 1;

-- Which exchange a Message-ID belongs to that others refer to, before its message is here. Of messages here: their rows.
CREATE TABLE clin.message_reference (
    message_id TEXT    PRIMARY KEY,
    thread     BLOB    NOT NULL CHECK (length(thread) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.message_reference_by_thread ON message_reference (thread);

-- To whom, besides the sender.
CREATE TABLE clin.message_recipient (
    message  BLOB    NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    address  TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    state    TEXT,                              -- of a sent message, when recipients fare differently
    code     TEXT,
    PRIMARY KEY (message, position)
) STRICT, WITHOUT ROWID;

-- The files it carries, and what became of each.
CREATE TABLE clin.message_part (
    message  BLOB    NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    within   INTEGER,                           -- position of the archive it lies in
    name     TEXT    NOT NULL,
    type     TEXT    NOT NULL,                  -- media type
    size     INTEGER NOT NULL,
    document BLOB    CHECK (length(document) = 16),            -- where it is kept
    outcome  TEXT    NOT NULL CHECK (outcome IN ('FILED', 'TRAY', 'COPY', 'ARCHIVE', 'REFUSED', 'SENT')),
    code     TEXT,
    PRIMARY KEY (message, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX clin.message_part_by_document ON message_part (document) WHERE document IS NOT NULL;

-- Filed by whatever way, it waits no more; erased, or made one with another, nothing points to it.
CREATE TRIGGER clin.message_document_filed AFTER UPDATE OF patient ON document WHEN NEW.patient IS NOT NULL BEGIN
    UPDATE message_part SET outcome = 'FILED', code = NULL WHERE document = NEW.id AND outcome = 'TRAY';
    UPDATE message SET filing = 'FILED', filing_reason = NULL
     WHERE filing = 'TRAY' AND id IN (SELECT p.message FROM message_part p WHERE p.document = NEW.id)
       AND NOT EXISTS (SELECT 1 FROM message_part p WHERE p.message = message.id AND p.outcome = 'TRAY');
END;
CREATE TRIGGER clin.message_document_gone AFTER DELETE ON document BEGIN
    UPDATE message_part SET document = NULL WHERE document = OLD.id;
END;

-- What happened to it: states, filing, assigning, notes.
CREATE TABLE clin.message_event (
    id      INTEGER PRIMARY KEY,
    message BLOB    NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL,
    person  BLOB    CHECK (length(person) = 16),               -- nobody: Havre itself
    what    TEXT    NOT NULL,                   -- MessageEvent.What
    code    TEXT,
    words   TEXT                                -- of a note
) STRICT;

CREATE INDEX clin.message_event_by_message ON message_event (message, id);

-- What is decided about the queue's row is decided about the message: by whatever way it is done.
CREATE TRIGGER clin.message_taken_back AFTER UPDATE OF state ON outbox
    WHEN NEW.kind = 'message.send' AND NEW.state = 'CANCELLED'
BEGIN
    UPDATE message SET state = 'TAKEN_BACK', state_code = NULL, state_at = NEW.since WHERE id = NEW.subject;
    UPDATE message_draft SET sent_as = NULL WHERE sent_as = NEW.subject;
END;

CREATE TRIGGER clin.message_not_arrived AFTER UPDATE OF maybe_sent ON outbox
    WHEN NEW.kind = 'message.send' AND NEW.maybe_sent = 0 AND OLD.maybe_sent = 1
BEGIN
    UPDATE message SET handed_at = NULL WHERE id = NEW.subject;
END;

-- Another try after a refusal: to those who were refused too.
CREATE TRIGGER clin.message_tried_again AFTER UPDATE OF state ON outbox
    WHEN NEW.kind = 'message.send' AND OLD.state = 'BLOCKED' AND NEW.state = 'QUEUED'
BEGIN
    UPDATE message SET state = 'QUEUED', state_code = NULL, state_at = NEW.since WHERE id = NEW.subject;
    UPDATE message_recipient SET state = NULL, code = NULL WHERE message = NEW.subject AND state = 'BOUNCED';
END;
