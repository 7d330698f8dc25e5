package fr.havre.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real FHIR server for tests: HAPI FHIR JPA (R4, H2 in memory) in a process of its own, 0.8–1.7 GB. Boots in 25–50
 * seconds on a quiet machine; dies with this program.
 */
final class HapiServer implements AutoCloseable {
    private static final long LONGEST_BOOT_SECONDS = 400;
    private final Process process;
    private final URI base;

    private HapiServer(Process process, int port) {
        this.process = process;
        this.base = URI.create("http://127.0.0.1:" + port + "/fhir");
    }

    /**
     * Starts one; returns when it answers.
     *
     * @throws UncheckedIOException when it does not come up
     */
    static HapiServer start() {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1700m",
                    "-cp", System.getProperty("java.class.path"), HapiLauncher.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                int port = CompletableFuture.supplyAsync(() -> portOf(process)).get(LONGEST_BOOT_SECONDS, TimeUnit.SECONDS);
                return new HapiServer(process, port);
            } catch (ExecutionException | TimeoutException | InterruptedException e) {
                process.destroyForcibly();
                throw new IOException("the HAPI server does not come up", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int portOf(Process process) {
        try {
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("READY ")) return Integer.parseInt(line.substring("READY ".length()));
            }
            throw new IOException("the HAPI server ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUri() {
        return base;
    }

    /** Makes a patient, as the national record makes them: not through the connector. */
    void createPatient(String oid, String ins) throws IOException {
        String patient = """
                {"resourceType": "Patient", "active": true,
                 "identifier": [{"system": "urn:oid:%s", "value": "%s"}]}""".formatted(oid, ins);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/Patient"))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(patient)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) throw new IOException("no patient: " + answer.statusCode());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override public void close() {
        process.destroyForcibly();
    }
}
