package fr.havre.ui.viewer.cda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.ui.Screens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
    private static List<Block> blocks(String text) {
        String cda = "<ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2'/><component><structuredBody><component><section><text>"
                + text + "</text></section></component></structuredBody></component></ClinicalDocument>";
        return BlockReader.of(CdaContentReader.read(DocumentSource.of(cda.getBytes(StandardCharsets.UTF_8))).sections());
    }

    private static Block.Table table(String rows) {
        return (Block.Table) blocks("<table>" + rows + "</table>").getFirst();
    }

    private static NarrativeView shown(List<Block> blocks) {
        return new NarrativeView(blocks, _ -> Optional.empty(), new Label());
    }

    @Test void keepsWordsTogetherAcrossMarksInsideALine() {
        List<Block> read = blocks("  gly<content styleCode='Bold'>cémie</content>\n stable <br/>ce jour ");
        assertEquals("glycémie stable \nce jour", ((Block.Paragraph) read.getFirst()).text());
        assertTrue(((Block.Paragraph) read.getFirst()).runs().get(1).style().bold());
    }

    @Test void writesTheWordsOfALinkAndForgetsItsAddress() {
        List<Block> read = blocks("<linkHtml href='javascript:alert(1)'>ici</linkHtml><script>alert(2)</script>");
        assertEquals("ici\nalert(2)", Plain.of(read));
        assertTrue(Screens.on(() -> shown(read).lookupAll(".hyperlink").isEmpty()));
    }

    @Test void putsFootnotesBelowWithTheSameNumber() {
        assertEquals("Valeur[1] et rappel[1].\n[1] à jeun", Plain.of(blocks(
                "Valeur<footnote ID='f'>à jeun</footnote> et rappel<footnoteRef IDREF='f'/>.")));
    }

    @Test void boundsSpansThatNoTableCanHave() {
        Block.Table read = table("<tr><td colspan='999999999' rowspan='999999999'>a</td></tr><tr><td colspan='-3'>b</td><td colspan='x'>c</td></tr>");
        assertTrue(read.columns() <= TableReader.MOST_COLUMNS);
        assertEquals(2, read.rows());
        String plain = Plain.of(List.of(read));
        assertTrue(plain.contains("a") && plain.contains("b") && plain.contains("c"), plain);
    }

    @Test void placesCellsBesideThoseThatComeDownFromAbove() {
        Block.Table read = table("<tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr>");
        Block.Cell last = read.cells().get(2);
        assertEquals(List.of(1, 1), List.of(last.row(), last.column()));
    }

    @Test void fillsRowsThatAreShorterThanTheirTable() {
        Block.Table read = table("<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>");
        assertEquals(6, read.cells().size());
        assertEquals("a\tb\tc\nd", Plain.of(List.of(read)));
    }

    @Test void neverPutsTwoCellsInOnePlace() {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder rows = new StringBuilder();
            for (int row = 0; row < 6; row++) {
                rows.append("<tr>");
                for (int i = random.nextInt(5); i > 0; i--) {
                    rows.append("<td colspan='").append(random.nextInt(4)).append("' rowspan='").append(random.nextInt(5)).append("'>x</td>");
                }
                rows.append("</tr>");
            }
            List<Block> read = blocks("<table>" + rows + "</table>");
            if (read.isEmpty()) continue;
            Set<List<Integer>> taken = new HashSet<>();
            for (Block.Cell cell : ((Block.Table) read.getFirst()).cells()) {
                assertTrue(taken.add(List.of(cell.row(), cell.column())), "seed " + seed + " round " + round);
            }
        }
    }

    @Test void writesTablesInTablesDeeperThanAnyRealOneAsParagraphs() {
        List<Block> read = blocks("<table><tr><td>".repeat(30) + "dedans" + "</td></tr></table>".repeat(30));
        assertEquals("dedans", Plain.of(read));
        assertTrue(Screens.on(() -> shown(read).words().getFirst().text().equals("dedans")));
    }

    @Test void showsTheBeginOfAHugeTableAndSaysThatThereIsMore() {
        List<Block> read = blocks("<table>" + "<tr><td>a</td><td>b</td></tr>".repeat(20_000) + "</table>");
        assertTimeout(Duration.ofSeconds(20), () -> Screens.on(() -> {
            Label beyond = new Label("more");
            NarrativeView view = new NarrativeView(read, _ -> Optional.empty(), beyond);
            assertTrue(view.words().size() <= NarrativeView.MOST + 1);
            assertTrue(view.getChildren().contains(beyond));
            return null;
        }));
        assertFalse(read.isEmpty());
    }
}
