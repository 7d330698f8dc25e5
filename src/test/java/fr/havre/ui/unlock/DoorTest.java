package fr.havre.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestOutside;
import fr.havre.ui.words.Language;
import fr.havre.vault.VaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final String ANOTHER = "brume-tracteur-anis-violon-plage";

    @TempDir Path folder;
    private final TestOutside outside = new TestOutside();
    private final LiveWords words = new LiveWords(Language.FRENCH);
    private final List<Desk> opened = new ArrayList<>();

    @AfterEach void lock() {
        opened.forEach(Desk::close);
    }

    private Door door(FrontDoor way, List<Path> recent) {
        return new Door(way, new InlineBackground(), words, outside, () -> NOW, recent, opened::add);
    }

    private void drawn(Parent view, String name) {
        Look look = new Look();
        for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
            look.themeProperty().set(theme);
            Screens.draw(view, 560, 680, look, Path.of("target/screens/" + name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT)
                    + ".png"));
        }
    }

    private static <T extends Node> List<T> all(Parent view, Class<T> type) {
        return view.lookupAll("*").stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Labeled named(Parent view, String key) {
        return all(view, Labeled.class).stream().filter(each -> words.now(key).equals(each.getText())).findFirst().orElseThrow();
    }

    private void press(Parent view, String key) {
        Labeled labeled = named(view, key);
        assertFalse(labeled.isDisabled(), key);
        if (labeled instanceof Button button) button.fire();
        else ((Hyperlink) labeled).fire();
    }

    private static List<PassphraseField> secrets(Parent view) {
        return all(view, PassphraseField.class);
    }

    @Test void opensWithThePassphraseAndSaysWhenItIsWrong() {
        FrontDoor way = SampleDesk.door(folder);
        SampleDesk.open(way, folder, 0).close();
        Screens.on(() -> {
            Door door = door(way, List.of(folder.resolve("vault")));
            Screens.laidOut(door, 560, 680);
            secrets(door).getFirst().appendText("not the right one");
            press(door, "unlock.open");
            assertTrue(all(door, Label.class).stream().anyMatch(each -> each.getText().equals(words.sentence(
                    new VaultException(VaultException.Code.WRONG_PASSPHRASE, "")))));
            drawn(door, "unlock-wrong");
            assertEquals(List.of(), opened);
            secrets(door).getFirst().appendText(SampleDesk.PASSPHRASE);
            press(door, "unlock.open");
            return null;
        });
        assertEquals(1, opened.size());
    }

    @Test void keepsTheCursorInThePassphraseWhereTheCardIsHigherThanTheWindow() {
        FrontDoor way = SampleDesk.door(folder);
        SampleDesk.open(way, folder, 0).close();
        Screens.on(() -> {
            Door door = door(way, List.of(folder.resolve("vault")));
            Scene scene = Screens.laidOut(door, 560, 680);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            door.focusFirst();
            Node first = scene.getFocusOwner();
            assertTrue(all(door, ScrollPane.class).isEmpty() && door.getChildrenUnmodifiable().getFirst().equals(holder(door, first)));
            stage.setHeight(300);
            door.resize(560, 300);
            door.layout();
            assertTrue(door.getChildrenUnmodifiable().getFirst() instanceof ScrollPane, "the card can be scrolled");
            assertEquals(first, scene.getFocusOwner());
            Screens.layOut(scene);
            assertEquals(first, scene.getFocusOwner());
            stage.hide();
            return null;
        });
    }

    private static Node holder(Door door, Node node) {
        Node each = node;
        while (!door.equals(each.getParent())) each = each.getParent();
        return each;
    }

    @Test void leavesTheDoorClosedAWhileToWhoGuesses() {
        FrontDoor way = SampleDesk.door(folder);
        SampleDesk.open(way, folder, 0).close();
        Screens.on(() -> {
            Door door = door(way, List.of(folder.resolve("vault")));
            Screens.laidOut(door, 560, 680);
            for (int i = 0; i < 3; i++) {
                secrets(door).getFirst().appendText("guess " + i);
                press(door, "unlock.open");
            }
            assertTrue(named(door, "unlock.open").isDisabled());
            secrets(door).getFirst().appendText(SampleDesk.PASSPHRASE);
            secrets(door).getFirst().getOnAction().handle(null);
            return null;
        });
        assertEquals(List.of(), opened);
    }

    @Test void makesAVaultWhoseRecoverySheetThenGivesANewPassphrase() throws Exception {
        FrontDoor way = SampleDesk.door(folder);
        outside.folder(folder);
        Door door = Screens.on(() -> door(way, List.of()));
        Screens.on(() -> {
            Screens.laidOut(door, 560, 680);
            all(door, TextField.class).getFirst().setText("Dr Hélène Le Goff");
            press(door, "unlock.create.change");
            drawn(door, "create-who");
            press(door, "unlock.create.next");
            for (PassphraseField each : secrets(door)) each.appendText(SampleDesk.PASSPHRASE);
            Screens.laidOut(door, 560, 680);
            return null;
        });
        Screens.untilFalse(named(door, "unlock.create.make").disabledProperty());
        List<String> groups = Screens.on(() -> {
            drawn(door, "create-passphrase");
            press(door, "unlock.create.make");
            Screens.laidOut(door, 560, 680);
            drawn(door, "create-sheet");
            press(door, "unlock.sheet.print");
            assertEquals(List.of(), opened, "the sheet was not typed back yet");
            TextField typed = all(door, TextField.class).getLast();
            List<String> printed = printedGroups();
            int asked = asked(door);
            typed.setText(printed.get(asked % 4));
            press(door, "unlock.sheet.confirm");
            assertEquals(List.of(), opened, "another group than the asked one");
            typed.setText(printed.get(asked - 1));
            press(door, "unlock.sheet.confirm");
            return printed;
        });
        assertEquals("HLG", opened.getFirst().unlocked().person().label());
        opened.removeFirst().close();
        recover(door(way), groups);
    }

    private Door door(FrontDoor way) {
        return Screens.on(() -> door(way, List.of(folder.resolve(words.now("unlock.create.proposed")))));
    }

    private void recover(Door door, List<String> groups) {
        Screens.on(() -> {
            Screens.laidOut(door, 560, 680);
            press(door, "unlock.forgotten");
            Screens.laidOut(door, 560, 680);
            secrets(door).getFirst().appendText(String.join("-", groups).replace(" ", "").toLowerCase(java.util.Locale.ROOT));
            drawn(door, "recover");
            press(door, "unlock.recover.open");
            Screens.laidOut(door, 560, 680);
            for (PassphraseField each : secrets(door)) each.appendText(ANOTHER);
            drawn(door, "recover-new");
            return null;
        });
        Screens.untilFalse(named(door, "unlock.recover.give").disabledProperty());
        Screens.on(() -> {
            press(door, "unlock.recover.give");
            Screens.laidOut(door, 560, 680);
            secrets(door).getFirst().appendText(ANOTHER);
            press(door, "unlock.open");
            return null;
        });
        assertEquals(1, opened.size());
    }

    private int asked(Door door) {
        for (int group = 1; group <= 4; group++) {
            String sentence = words.now("unlock.sheet.asked." + group);
            if (all(door, Label.class).stream().anyMatch(each -> each.getText().equals(sentence))) return group;
        }
        throw new AssertionError("no group is asked for");
    }

    private List<String> printedGroups() throws IOException {
        try (PDDocument document = Loader.loadPDF(outside.printed().getFirst())) {
            Matcher lines = Pattern.compile("(?m)^[1-4] +((?:[0-9A-Z]{3} ?){3})").matcher(new PDFTextStripper().getText(document));
            return lines.results().map(result -> result.group(1).strip()).toList();
        }
    }

    @Test void coversTheScreenUntilThePassphraseIsTyped() {
        FrontDoor way = SampleDesk.door(folder);
        Desk desk = SampleDesk.open(way, folder, 0);
        opened.add(desk);
        AtomicInteger lifted = new AtomicInteger();
        Screens.on(() -> {
            VeilViewModel model = new VeilViewModel(desk, new InlineBackground(), () -> NOW, lifted::incrementAndGet);
            VeilView veil = new VeilView(model, words, () -> { });
            Screens.laidOut(veil, 1366, 768);
            secrets(veil).getFirst().appendText("wrong");
            press(veil, "unlock.veil.lift");
            assertEquals(0, lifted.get());
            drawn(veil, "veil");
            secrets(veil).getFirst().appendText(SampleDesk.PASSPHRASE);
            press(veil, "unlock.veil.lift");
            return null;
        });
        assertEquals(1, lifted.get());
    }

    @Test void printsASheetThatCanBeReadAndTypedBack() throws Exception {
        List<String> groups = List.of("ABC DEF GH1", "222 333 444", "555 666 777", "888 999 000");
        byte[] pdf = RecoveryPage.pdf(words, "Maison de santé « Œuvre »", groups);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            for (String group : groups) assertTrue(text.contains(group), text);
            assertTrue(text.contains("Maison de santé") && text.contains("Rangez-la"), text);
        }
    }
}
