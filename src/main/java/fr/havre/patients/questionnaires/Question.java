package fr.havre.patients.questionnaires;

import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.ProfileKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question, or a group of them.
 *
 * @param id unlike any other of its questionnaire
 * @param about what an answer says something of in the medical profile
 * @param called what "yes" says there
 * @param repeats whether it may have several answers
 * @param any whether one of the conditions is enough
 */
public record Question(String id, String text, QuestionType type, boolean required, boolean repeats,
        Optional<ProfileKind> about, Optional<String> called, List<Option> options, List<Condition> conditions, boolean any, List<Question> inside) {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?");
    private static final int LONGEST = 4_000;

    /** An answer that can be chosen. */
    public record Option(String code, String text) { }

    /** Asked only if the answer to an earlier question compares with {@code value} like this. */
    public record Condition(String question, String operator, String value) {
        /** Of several answers one is enough; "is not" is said of all of them. */
        boolean holds(Map<String, List<String>> answers) {
            List<String> given = answers.getOrDefault(question, List.of());
            if (operator.equals("exists")) return given.isEmpty() != Boolean.parseBoolean(value);
            if (operator.equals("!=")) return !given.isEmpty() && given.stream().allMatch(this::holds);
            return given.stream().anyMatch(this::holds);
        }

        private boolean holds(String answer) {
            int order = compare(answer, value);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case ">=" -> order >= 0;
                default -> order <= 0;
            };
        }

        private static int compare(String one, String other) {
            boolean numbers = DECIMAL.matcher(one).matches() && DECIMAL.matcher(other).matches();
            return numbers ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
        }
    }

    public Question {
        options = List.copyOf(options);
        conditions = List.copyOf(conditions);
        inside = List.copyOf(inside);
    }

    /** Whether it is to be asked, given the answers so far. */
    public boolean asked(Map<String, List<String>> answers) {
        if (conditions.isEmpty()) return true;
        return any ? conditions.stream().anyMatch(each -> each.holds(answers))
                : conditions.stream().allMatch(each -> each.holds(answers));
    }

    /** It and all in it, from top to bottom. */
    public Stream<Question> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Question::all));
    }

    /** The one spelling of what was typed or read; empty if it is no answer to this question. */
    public Optional<String> spelt(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) return Optional.empty();
        return switch (type) {
            case GROUP, DISPLAY -> Optional.empty();
            case STRING -> Optional.of(text.replaceAll("\\s+", " "));
            case TEXT -> Optional.of(text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? Optional.of(text) : Optional.empty();
            case DATE -> PartialDate.ofTyped(text).map(PartialDate::iso);
            case INTEGER -> INTEGER.matcher(text).matches() ? Optional.of(Integer.toString(Integer.parseInt(text))) : Optional.empty();
            case DECIMAL -> DECIMAL.matcher(text).matches() ? Optional.of(text.replace(',', '.')) : Optional.empty();
            case CHOICE -> offered(text);
            case OPEN_CHOICE -> offered(text).or(() -> Optional.of(text.replaceAll("\\s+", " ")));
        };
    }

    private Optional<String> offered(String code) {
        return options.stream().map(Option::code).filter(code::equals).findFirst();
    }

    /** The words of what was offered; the answer itself of any other. */
    public String shown(String answer) {
        return options.stream().filter(each -> each.code().equals(answer)).map(Option::text).findFirst().orElse(answer);
    }

    @Override public String toString() {
        return "Question[" + id + " " + type + "]";
    }
}
