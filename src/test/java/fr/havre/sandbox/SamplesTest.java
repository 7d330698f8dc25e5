package fr.havre.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.SampleFolder;
import fr.havre.sandbox.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The samples: every one is taken by the strict record, and pages of them come out as they should. */
class SamplesTest {
    private static Sandbox sandbox;
    private static Client roussel;

    @BeforeAll static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPages(3, Duration.ofMinutes(5)));
        roussel = new Client(sandbox, "roussel");
    }

    @AfterAll static void stop() {
        roussel.close();
        sandbox.close();
    }

    @Test void hasAtLeastTwelvePeopleAndFortyDocumentsAndForgetsNoDescription() throws Exception {
        List<Person> open = sandbox.people().patients().stream().filter(each -> each.record() == Person.State.OPEN).toList();
        assertTrue(open.size() >= 12);
        assertTrue(open.stream().mapToInt(each -> sandbox.documentsOf(each).size()).sum() >= 40);
        for (String folder : List.of("documents", "arriving", "local", "mail/documents")) {
            Path descriptions = Path.of("src/main/resources/fr/havre/sandbox/" + folder);
            try (var files = Files.list(descriptions)) {
                Set<String> there = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".md"))
                        .map(name -> name.replace(".md", "")).collect(Collectors.toSet());
                assertEquals(there, SampleWriter.descriptions(folder).stream().map(each -> each.id()).collect(Collectors.toSet()));
            }
        }
    }

    @Test void followsNextLinksWithoutATotalAndAnswersGoneWhenTheyExpire() throws IOException {
        String search = "/DocumentReference?status=current,superseded&patient.identifier="
                + Client.encoded(sandbox.people().patient("lefevre").token());
        JsonNode page = Client.json(roussel.get(search));
        assertTrue(page.at("/total").isMissingNode());
        Set<String> seen = new HashSet<>();
        int pages = 0;
        for (String next = ""; next != null; pages++) {
            page.at("/entry").forEach(each -> assertTrue(seen.add(each.at("/resource/id").asString())));
            next = next(page);
            if (next != null) page = Client.json(roussel.get(next));
        }
        assertEquals(sandbox.documentsOf(sandbox.people().patient("lefevre")).size(), seen.size());
        assertTrue(pages > 1);
        String next = next(Client.json(roussel.get(search)));
        sandbox.expirePages();
        assertEquals(410, roussel.get(next).statusCode());
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.at("/link")) {
            if (link.at("/relation").asString().equals("next")) return link.at("/url").asString();
        }
        return null;
    }

    @Test void aReplacedLetterIsSupersededAndAFhirDocumentIsRead() throws IOException {
        String lefevre = "patient.identifier=" + Client.encoded(sandbox.people().patient("lefevre").token());
        JsonNode old = Client.json(roussel.get("/DocumentReference?status=superseded&" + lefevre));
        assertEquals(1, old.at("/total").asInt());
        String ferreira = "patient.identifier=" + Client.encoded(sandbox.people().patient("ferreira").token());
        JsonNode synthesis = Client.json(roussel.get("/DocumentReference?status=current&type=60591-5&" + ferreira));
        String url = synthesis.at("/entry/0/resource/content/0/attachment/url").asString();
        assertTrue(url.startsWith("Bundle/"), url);
        assertEquals("document", Client.json(roussel.get("/" + url, "Accept", "application/fhir+json")).at("/type").asString());
    }

    @Test void aHiddenDocumentIsNotListedForOthers() throws IOException {
        String search = "/DocumentReference?status=current&type=11488-4&patient.identifier="
                + Client.encoded(sandbox.people().patient("marchand").token());
        try (Client kermarrec = new Client(sandbox, "kermarrec"); Client benali = new Client(sandbox, "benali")) {
            assertEquals(0, Client.json(kermarrec.get(search)).at("/total").asInt());
            assertEquals(1, Client.json(benali.get(search)).at("/total").asInt());
        }
    }

    @Test void writesAFolderOfFilesAPracticeWouldImport(@TempDir Path folder) throws IOException {
        List<SampleFolder.LocalFile> files = sandbox.samplesFolder(folder);
        Set<String> endings = files.stream().map(each -> each.path().toString().replaceAll(".*\\.", "")).collect(Collectors.toSet());
        assertEquals(Set.of("pdf", "jpg", "png", "tif", "txt", "xml", "ZIP"), endings);
        for (SampleFolder.LocalFile each : files) assertTrue(Files.size(each.path()) > 50, each.path().toString());
        assertTrue(textOf(folder.resolve("courrier-dermato.pdf")).contains("pigmenté atypique"));
        assertFalse(textOf(folder.resolve("directives.pdf")).contains("artificiellement"));
    }

    private static String textOf(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test void writesAbsoluteAddressesWhenToldTo() throws IOException {
        try (Sandbox absolute = Sandbox.start(SandboxOptions.defaults().withoutSamples().withAbsoluteUrls());
                Client client = new Client(absolute, "roussel")) {
            absolute.addFromHospital("morel", "Compte rendu");
            JsonNode found = Client.json(client.get("/DocumentReference?status=current&patient.identifier="
                    + Client.encoded(absolute.people().patient("morel").token())));
            String url = found.at("/entry/0/resource/content/0/attachment/url").asString();
            assertTrue(url.startsWith(absolute.baseUri() + "/Binary/"), url);
            assertEquals(200, client.get(url).statusCode());
        }
    }
}
