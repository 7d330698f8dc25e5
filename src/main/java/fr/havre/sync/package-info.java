/**
 * Gets work done across an unreliable network: what must leave waits in the {@code outbox} table, what may have arrived
 * is fetched by a {@link fr.havre.sync.PullSource} from its stored cursor.
 *
 * <p>Knows nothing of documents, messages or admissions. A feature adds an outbox row in the transaction that changes
 * its own tables, and gives the worker an {@link fr.havre.sync.OutboxHandler} that sends rows of its kind.
 *
 * <p>The life of an item:
 * <pre>
 * QUEUED ──due──► SENDING ──taken──► SENT ──seen there, receipt──► CONFIRMED
 *   ▲               │ ├──seen there──────────────────────────────► CONFIRMED
 *   ├─surely not────┤ ├──refused, our own failure──► BLOCKED   ──a person──► QUEUED or CANCELLED
 *   ├─crash─────────┘ ├──changed there─────────────► CONFLICT  ──a person──► QUEUED or CANCELLED
 *   │                 └──answer lost───────────────► IN_DOUBT  ──due──► SENDING: asked, sent again if not there
 *   └─ CANCELLED: only what was surely never sent
 * </pre>
 * <p>"Maybe sent" is committed with SENDING, before the network is touched, and goes only with a definite no. An item
 * waits for earlier ones of its subject until they are settled, and for earlier ones of its order key while those move
 * by themselves.
 *
 * <p>Depends on: vault. Used by: record, messaging, sending, ui, cli.
 * <p>Threads: one scheduler thread, started and stopped with its compartment; network on bounded virtual threads,
 * outside any transaction. No handler runs on the FX thread.
 */
package fr.havre.sync;
