package fr.havre.sandbox.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of the samples: all made up, with INS numbers of the test and demonstration OIDs whose keys compute.
 *
 * @param patients in the order of {@code people.json}; some have a closed record, or none
 * @param professionals in the order of {@code professionals.json}; the first three work at the practice of the demo
 */
public record People(List<Person> patients, List<Professional> professionals) {

    public People {
        patients = List.copyOf(patients);
        professionals = List.copyOf(professionals);
    }

    /** Reads the two files. */
    public static People load() {
        JsonMapper mapper = JsonMapper.builder().build();
        return new People(List.of(mapper.readValue(resource("people.json"), Person[].class)),
                List.of(mapper.readValue(resource("professionals.json"), Professional[].class)));
    }

    public Person patient(String key) {
        return patients.stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample patient " + key));
    }

    public Professional professional(String key) {
        return professionals.stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample professional " + key));
    }

    static byte[] resource(String name) {
        try (InputStream in = People.class.getResourceAsStream("/fr/havre/sandbox/" + name)) {
            if (in == null) throw new IllegalArgumentException("no resource " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
