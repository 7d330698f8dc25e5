package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.ui.unlock.Door;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door is first shown in a few of the theme's rules, and without its combo boxes: nobody sees a difference. */
class DoorLookTest {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 680;

    @TempDir Path folder;

    @AfterEach void dressAsBefore() {
        Screens.on(Look::new);
    }

    @Test void looksTheSameInItsFewRulesAsInAllOfThem() throws Exception {
        FrontDoor way = SampleDesk.door(folder);
        SampleDesk.open(way, folder, 0).close();
        CompiledRules.writeDoor(folder);
        for (Language language : Language.values()) {
            for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
                Screens.on(() -> {
                    compare(way, language, theme);
                    return null;
                });
            }
        }
    }

    private void compare(FrontDoor way, Language language, Look.Theme theme) throws Exception {
        Look look = new Look();
        look.themeProperty().set(theme);
        Door door = new Door(way, new InlineBackground(), new LiveWords(language), new TestOutside(), () -> Instant.EPOCH,
                List.of(folder.resolve("vault"), folder.resolve("another")), Desk::close);
        Scene scene = new Scene(door, WIDTH, HEIGHT);
        look.dressDoor(scene);
        Application.setUserAgentStylesheet(folder.resolve(Look.doorSheet(look.isDark())).toUri().toString());
        String name = "door-" + language.locale().getLanguage() + "-" + theme.name().toLowerCase(Locale.ROOT);
        WritableImage few = drawn(scene, name + "-few");
        Application.setUserAgentStylesheet(look.theme());
        assertSame(few, drawn(scene, name + "-all"), name);
        door.lookupAll(".combo-box").stream().filter(each -> each.getAccessibleRole() == AccessibleRole.COMBO_BOX)
                .forEach(each -> each.executeAccessibleAction(AccessibleAction.FIRE));
        assertEquals(2, door.lookupAll(".combo-box").stream().filter(ComboBox.class::isInstance).count());
        door.focusFirst();
        assertSame(few, drawn(scene, name + "-boxes"), name + " with its combo boxes");
        assertTrue(door.lookupAll(".combo-box").stream().map(Node::getAccessibleText).noneMatch(String::isBlank));
    }

    private static WritableImage drawn(Scene scene, String name) throws Exception {
        WritableImage image = scene.snapshot(null);
        for (int i = 0; i < 2; i++) image = scene.snapshot(null);
        Path file = Path.of("target/screens/" + name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        return image;
    }

    private static void assertSame(WritableImage expected, WritableImage found, String what) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (expected.getPixelReader().getArgb(x, y) != found.getPixelReader().getArgb(x, y)) {
                    throw new AssertionError(what + " differs at " + x + ", " + y);
                }
            }
        }
    }
}
