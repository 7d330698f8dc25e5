package fr.havre.ui.admissions;

import fr.havre.documents.pdf.Paper;
import fr.havre.ui.LiveWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The board as sheets to print, each group under its heading. */
final class BoardPrint {
    private final LiveWords words;
    private final AdmissionWords texts;

    BoardPrint(LiveWords words) {
        this.words = words;
        texts = new AdmissionWords(words);
    }

    /** Some 100 ms: never on the FX thread. */
    byte[] pdf(List<BoardRow.Line> lines, LocalDate today, Instant made) {
        String title = words.now("admissions.sheet.title", AdmissionWords.shortDay(today));
        Paper.Builder paper = Paper.titled(title, made).language(words.locale().toLanguageTag()).footer(title).shownTitle();
        for (BoardGroup group : BoardGroup.values()) {
            List<List<String>> rows = lines.stream().filter(line -> line.group() == group).map(line -> row(line, today)).toList();
            if (rows.isEmpty()) continue;
            paper.heading(words.now("admissions.group." + group, rows.size()));
            paper.table(List.of(words.now("admissions.sheet.day"), words.now("admissions.sheet.patient"),
                    words.now("admissions.sheet.where"), words.now("admissions.sheet.missing")), rows);
        }
        return paper.pdf();
    }

    private List<String> row(BoardRow.Line line, LocalDate today) {
        List<String> missing = new ArrayList<>(texts.waits(line.file()));
        if (missing.isEmpty()) missing.add(texts.state(line.file()));
        return List.of(texts.day(line.file().admission().situation().day(), today),
                texts.who(line.file().patient()) + "\n" + texts.born(line.file().patient()),
                AdmissionWords.where(line.file().admission().situation()), String.join("\n", missing));
    }
}
