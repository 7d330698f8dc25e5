package fr.havre.sandbox.fhir;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How this record behaves where real ones differ.
 *
 * @param keepsDuplicates a second document of one masterIdentifier is kept (as HAPI does), else refused with 409
 * @param absoluteUrls {@code attachment.url} is absolute, else relative ({@code Binary/12})
 * @param largestPage most entries of one page of a search
 * @param pageLife how long a next link works before it answers 410
 */
public record Settings(boolean keepsDuplicates, boolean absoluteUrls, int largestPage, Duration pageLife, InstantSource time) {
    public static final Settings STRICT = new Settings(false, false, 100, Duration.ofMinutes(5), InstantSource.system());
}
