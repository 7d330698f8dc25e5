package fr.havre.patients.questionnaires;

import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import java.util.List;
import java.util.stream.Stream;

/**
 * A questionnaire.
 *
 * @param url what it is known by everywhere
 * @param questions those on top; others stand in them
 */
public record Questionnaire(String url, String version, String title, List<Question> questions) {
    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /**
     * Reads one, in its own language.
     *
     * @throws FhirException {@code NOT_A_QUESTIONNAIRE} if it is none, or asks what is not understood here; those of
     *     {@link FhirJson#read}
     */
    public static Questionnaire read(byte[] file) {
        return read(file, "");
    }

    /**
     * The same in a language ({@code en}), as far as it has words in it (FHIR's translation extension). Ids and codes are the
     * same in all.
     */
    static Questionnaire read(byte[] file, String language) {
        return new QuestionReader(language).read(FhirJson.read(file));
    }

    /**
     * Reads one that is to be kept.
     *
     * @throws FhirException those of {@link #read}; {@code NOT_A_QUESTIONNAIRE} also if a group, or a question of yes and no, may
     *     be answered several times
     */
    static Questionnaire readNew(byte[] file) {
        Questionnaire read = read(file);
        if (QuestionReader.repeatsMore(FhirJson.read(file).path("item"))) throw new FhirException(Code.NOT_A_QUESTIONNAIRE);
        return read;
    }

    /** Those that are answered, from top to bottom. */
    public Stream<Question> all() {
        return questions.stream().flatMap(Question::all);
    }

    @Override public String toString() {
        return "Questionnaire[" + url + "]";
    }
}
