package fr.havre.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies about in a practice, as files: scans, letters, photographs, a zip from a laboratory. */
public final class SampleFolder {
    private SampleFolder() { }

    /** One file: whose it is ({@link Person#key()}) and what it is. */
    public record LocalFile(Path path, String patient, SampleDocument sample) { }

    /** The same file before it is written anywhere. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record LocalBytes(String name, byte[] bytes, String patient, SampleDocument sample) {
        @Override public String toString() {
            return "LocalBytes[" + bytes.length + " bytes]";
        }
    }

    /** All of them in memory, in the order of {@code local/list.txt}. */
    public static List<LocalBytes> inMemory(SampleWriter writer) throws IOException {
        List<LocalBytes> files = new ArrayList<>();
        for (SampleDocument each : SampleWriter.descriptions("local")) {
            Written written = writer.write(each);
            boolean zip = each.form() == SampleDocument.Form.XDM;
            String name = zip ? each.id() + "-IHE_XDM.ZIP" : each.id() + ending(each.form());
            files.add(new LocalBytes(name, zip ? XdmWriter.zip(written) : written.bytes(), each.patient(), each));
        }
        return files;
    }

    /** Writes them all into {@code folder}, which is made when missing. */
    public static List<LocalFile> write(Path folder, SampleWriter writer) throws IOException {
        Files.createDirectories(folder);
        List<LocalFile> files = new ArrayList<>();
        for (LocalBytes each : inMemory(writer)) {
            Path file = folder.resolve(each.name());
            Files.write(file, each.bytes());
            files.add(new LocalFile(file, each.patient(), each.sample()));
        }
        return files;
    }

    private static String ending(SampleDocument.Form form) {
        return switch (form) {
            case CDA_STRUCTURED, CDA_PDF, CDA_PAPER -> ".xml";
            case PDF, PAPER_PDF -> ".pdf";
            case JPEG -> ".jpg";
            case PNG -> ".png";
            case TIFF -> ".tif";
            case TEXT -> ".txt";
            case FHIR_DOCUMENT -> ".json";
            case XDM -> ".zip";
        };
    }
}
