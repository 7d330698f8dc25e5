/**
 * The national record: the connector SPI, what is published to it and what is pulled from it.
 *
 * <p>{@link fr.havre.record.RecordConnector} is the transport ({@code record.mhd} is the one over FHIR);
 * {@link fr.havre.record.RecordConnectorProvider} finds it. Decides who may publish or consult, and freezes what
 * leaves;
 * when it leaves is the business of {@code sync}, how it is kept of {@code documents}.
 * <p>Depends on: documents, patients, sync, access, vault. Used by: sending, ui, commands.
 * <p>Threads: services on any thread but the FX thread; the network only on the threads of {@code sync}.
 */
package fr.havre.record;
