package fr.havre.documents.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Œdème du cœur               | oedeme du coeur
            L’hôpital d'Évreux          | l hopital d evreux
            NAÏF Noël ÇA où             | naif noel ca ou
            ex æquo                     | ex aequo
            e\u0301tat                  | etat
            e\u0301                     | e
            ef\u00adfort                | effort
            con\uFB01rmé                | confirme
            HbA1c 7,2 %                 | hba1c 7 2
            10 m²                       | 10 m2
            αlpha Ω                     | αlpha ω
            —…«»·                       | ''""")
    void foldsTextTheWayItIsTyped(String text, String words) {
        assertEquals(words, String.join(" ", wordsOf(text)));
    }

    @Test void keepsTheEndOfAWordThatIsTooLongOutOfTheIndex() {
        assertEquals(List.of("a".repeat(Folding.LONGEST_WORD), "b"), wordsOf("a".repeat(5000) + " b"));
    }

    @Test void saysWhereEachWordStands() {
        String text = "Un œdème, aigu";
        List<String> originals = new ArrayList<>();
        Folding.each(text, (_, start, end) -> originals.add(text.substring(start, end)));
        assertEquals(List.of("Un", "œdème", "aigu"), originals);
    }

    @Test void survivesAnyCharacters() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) text.append((char) random.nextInt(0x10000));
            for (String word : wordsOf(text.toString())) {
                assertEquals(List.of(word), wordsOf(word), "seed " + seed + " round " + round);
            }
        }
    }

    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        Folding.each(text, (word, _, _) -> words.add(word));
        return words;
    }
}
