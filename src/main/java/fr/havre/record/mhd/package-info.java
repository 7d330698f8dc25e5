/**
 * The national record over FHIR R4: the French mobile document sharing profile (PDSm 3.1.1, after IHE MHD) as the
 * draft guide
 * of the DMP uses it.
 *
 * <p>Sends what conforms to the comprehensive profile, takes what does not (servers and the guide's own examples break
 * it).
 * Knows nothing of the vault: values in, values out.
 * <p>Depends on: record's SPI, patients' identifiers. Used by: whoever asks {@code RecordConnectorProvider} for
 * {@code mhd}.
 * <p>Threads: any; a connector holds one pool of connections.
 */
package fr.havre.record.mhd;
