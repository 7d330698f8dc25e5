/**
 * Envois et réceptions: every outgoing item with its state, the reason, the next try; conflicts with both sides.
 *
 * <p>Reads through {@code fr.havre.record.RecordQueue}. A front desk, who holds no clinical key, is told numbers only.
 * <p>Threads: as {@link fr.havre.ui}.
 */
package fr.havre.ui.queue;
