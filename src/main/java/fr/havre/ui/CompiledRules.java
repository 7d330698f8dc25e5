package fr.havre.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Writes each style sheet also in the form that JavaFX reads without parsing ({@code .bss}), which it prefers where both
 * stand side by side; and, of the theme, the few rules that the door needs. Run when the program is built; without it
 * everything looks the same, later.
 */
public final class CompiledRules {
    /** What stands on the door at first sight. A selector with any other class, type or state is left out. */
    private static final Set<String> CLASSES = Set.of("root", "label", "text", "title-3", "danger", "text-muted", "button",
            "ikonli-font-icon", "hyperlink", "combo-box-base", "combo-box", "list-cell", "arrow-button", "arrow", "text-input",
            "text-field", "password-field");
    private static final Set<String> STATES = Set.of("disabled", "hover", "focused", "armed", "default", "visited");
    private static final Set<String> TYPES = Set.of("Text");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
    private static final Pattern STATE = Pattern.compile(":([\\w-]+)");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.:-])([A-Z]\\w*)");
    private static final Pattern COLOUR = Pattern.compile("-color-[\\w-]+");

    private CompiledRules() { }

    /** {@code args}: the folder of the program's classes and resources. */
    public static void main(String[] args) throws IOException {
        Path own = Path.of(args[0]).resolve("fr/havre/ui");
        try (Stream<Path> all = Files.walk(own)) {
            for (Path sheet : all.filter(each -> each.toString().endsWith(".css")).toList()) {
                compile(sheet, Path.of(sheet.toString().replaceFirst("css$", "bss")));
            }
        }
        writeDoor(own);
    }

    /** Writes the rules of the door in light and in dark into {@code folder}. */
    static void writeDoor(Path folder) throws IOException {
        String own = ownRules();
        for (Theme theme : List.of(new PrimerLight(), new PrimerDark())) {
            Path text = Files.createTempFile("door", ".css");
            Files.writeString(text, ofTheDoor(textOf(theme), own));
            compile(text, folder.resolve(Look.doorSheet(theme.isDarkMode())));
            Files.delete(text);
        }
    }

    private static void compile(Path sheet, Path compiled) throws IOException {
        Stylesheet.convertToBinary(sheet.toFile(), compiled.toFile());
    }

    private static String ownRules() throws IOException {
        return text("havre.css") + text("css/unlock.css");
    }

    private static String textOf(Theme theme) throws IOException {
        return text(theme.getUserAgentStylesheet().replaceFirst("bss$", "css"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Look.class.getResourceAsStream(resource)) {
            if (in == null) throw new IOException("no " + resource);
            return COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll("");
        }
    }

    /**
     * The rules of {@code theme} for what stands on the door, in their order. Colours of the root that only these rules name
     * stand in them by their values; those that {@code own} rules name keep their names.
     */
    static String ofTheDoor(String theme, String own) {
        Map<String, String> colours = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        for (MatchResult rule : RULE.matcher(theme).results().toList()) {
            String selectors = Arrays.stream(rule.group(1).split(",")).map(String::strip).filter(CompiledRules::isOfTheDoor)
                    .collect(Collectors.joining(", "));
            boolean root = rule.group(1).strip().equals(".root");
            if (root) readColours(rule.group(2), colours);
            if (!selectors.isEmpty()) kept.add(selectors + " {" + (root ? withoutColours(rule.group(2)) : rule.group(2)) + "}");
        }
        Set<String> named = COLOUR.matcher(own).results().map(MatchResult::group).collect(Collectors.toSet());
        String names = colours.keySet().stream().filter(named::contains).map(name -> name + ": " + value(name, colours) + ";\n")
                .collect(Collectors.joining());
        return ".root {\n" + names + "}\n" + COLOUR.matcher(String.join("\n", kept))
                .replaceAll(found -> colours.containsKey(found.group()) ? value(found.group(), colours) : found.group());
    }

    private static boolean isOfTheDoor(String selector) {
        return all(CLASS, selector, CLASSES) && all(STATE, selector, STATES) && all(TYPE, selector, TYPES)
                && (selector.contains(".") || TYPE.matcher(selector).find());
    }

    private static boolean all(Pattern kind, String selector, Set<String> known) {
        return kind.matcher(selector).results().allMatch(each -> known.contains(each.group(1)));
    }

    private static void readColours(String declarations, Map<String, String> colours) {
        for (String each : declarations.split(";", -1)) {
            String[] parts = each.strip().split(":\\s*", 2);
            if (parts.length == 2 && parts[0].startsWith("-color-")) colours.put(parts[0], parts[1]);
        }
    }

    private static String withoutColours(String declarations) {
        return Arrays.stream(declarations.split(";", -1))
                .filter(each -> !each.strip().startsWith("-color-") && !each.isBlank())
                .map(each -> each + ";").collect(Collectors.joining());
    }

    private static String value(String name, Map<String, String> colours) {
        String value = colours.get(name);
        return colours.containsKey(value) ? value(value, colours) : value;
    }
}
