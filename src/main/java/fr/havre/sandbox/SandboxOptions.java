package fr.havre.sandbox;

import fr.havre.sandbox.fhir.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a sandbox starts. Change one thing at a time: {@code SandboxOptions.defaults().withPort(8089)}.
 *
 * @param port of the record, and of the control endpoint; 0 for any free one
 * @param file database file without its ending, or null to keep everything in memory
 * @param samples whether the sample documents are put into the records at the first start
 * @param tls serve HTTPS, under a certificate authority made at start ({@link Sandbox#certificateAuthority()})
 * @param largestRequest bytes of a request body after unpacking
 */
public record SandboxOptions(int port, int controlPort, Path file, boolean samples, boolean tls, long largestRequest,
        Settings settings) {
    private static final long LARGEST_REQUEST = 64L << 20;

    /** In memory, strict, with the samples, on free ports. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, 0, null, true, false, LARGEST_REQUEST, Settings.STRICT);
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, controlPort, file, samples, tls, largestRequest, settings);
    }

    public SandboxOptions withControlPort(int newPort) {
        return new SandboxOptions(port, newPort, file, samples, tls, largestRequest, settings);
    }

    /** Kept in this file, so that it survives its own restart. */
    public SandboxOptions withFile(Path newFile) {
        return new SandboxOptions(port, controlPort, newFile, samples, tls, largestRequest, settings);
    }

    /** People, but no documents. */
    public SandboxOptions withoutSamples() {
        return new SandboxOptions(port, controlPort, file, false, tls, largestRequest, settings);
    }

    public SandboxOptions withTls() {
        return new SandboxOptions(port, controlPort, file, samples, true, largestRequest, settings);
    }

    public SandboxOptions withLargestRequest(long bytes) {
        return new SandboxOptions(port, controlPort, file, samples, tls, bytes, settings);
    }

    /** A second document of one masterIdentifier is kept, as HAPI does. */
    public SandboxOptions keepingDuplicates() {
        return with(new Settings(true, settings.absoluteUrls(), settings.largestPage(), settings.pageLife(),
                settings.time()));
    }

    public SandboxOptions withAbsoluteUrls() {
        return with(new Settings(settings.keepsDuplicates(), true, settings.largestPage(), settings.pageLife(),
                settings.time()));
    }

    public SandboxOptions withPages(int largest, Duration life) {
        return with(new Settings(settings.keepsDuplicates(), settings.absoluteUrls(), largest, life,
                settings.time()));
    }

    public SandboxOptions withTime(InstantSource time) {
        return with(new Settings(settings.keepsDuplicates(), settings.absoluteUrls(), settings.largestPage(),
                settings.pageLife(), time));
    }

    private SandboxOptions with(Settings changed) {
        return new SandboxOptions(port, controlPort, file, samples, tls, largestRequest, changed);
    }
}
