package fr.havre.ui.patients;

import fr.havre.patients.Ins;
import fr.havre.patients.TypedIns;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields of a form while somebody types: what stands in them, and what is wrong with what was left behind. */
public final class Typing {
    private final LocalDate today;
    private final Runnable edited;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final ReadOnlyObjectWrapper<Map<Field, String>> wrong = new ReadOnlyObjectWrapper<>(Map.of());
    private final Set<Field> left = EnumSet.noneOf(Field.class);
    private final StringProperty insText = new SimpleStringProperty("");
    private final ObjectProperty<Ins.Issuer> issuer = new SimpleObjectProperty<>(Ins.Issuer.NIR);
    private final ReadOnlyObjectWrapper<TypedIns> ins = new ReadOnlyObjectWrapper<>();

    /** @param edited told after every change */
    Typing(LocalDate today, Runnable edited) {
        this.today = today;
        this.edited = edited;
        for (Field each : Field.values()) {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((_, _, _) -> changed());
            texts.put(each, text);
        }
        insText.addListener((_, _, _) -> changed());
        issuer.addListener((_, _, _) -> changed());
        compare();
    }

    private void changed() {
        compare();
        check();
        edited.run();
    }

    private void compare() {
        Fields now = now();
        ins.set(TypedIns.of(insText.get(), issuer.get(), now.sex(), now.birthDate(),
                Optional.of(now.get(Field.BIRTH_PLACE).strip()).filter(code -> code.length() == 5)));
    }

    /** Only what a person has left is told to be wrong: who is typing is not finished. */
    private void check() {
        Map<Field, String> all = Checks.of(now(), today);
        all.keySet().retainAll(left);
        wrong.set(Map.copyOf(all));
    }

    /** The cursor has left this field. */
    public void left(Field field) {
        left.add(field);
        check();
    }

    /** Tells everything that is wrong, fields nobody has been in included. */
    boolean everythingFits() {
        left.addAll(EnumSet.allOf(Field.class));
        check();
        return wrong.get().isEmpty();
    }

    /** Whether what stands there could be kept. */
    boolean fits() {
        return Checks.of(now(), today).isEmpty();
    }

    /** What stands in the fields. */
    public Fields now() {
        Map<Field, String> now = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> now.put(field, text.get()));
        return new Fields(now);
    }

    void fill(Fields fields) {
        for (Field each : Field.values()) texts.get(each).set(fields.get(each));
    }

    /** As if nobody had been in any field. */
    void forgetLeft() {
        left.clear();
        check();
    }

    public StringProperty text(Field field) {
        return texts.get(field);
    }

    /** For each field that was left and is wrong, the key of the sentence that says why. */
    public ReadOnlyObjectProperty<Map<Field, String>> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public StringProperty insTextProperty() {
        return insText;
    }

    public ObjectProperty<Ins.Issuer> issuerProperty() {
        return issuer;
    }

    public ReadOnlyObjectProperty<TypedIns> insProperty() {
        return ins.getReadOnlyProperty();
    }
}
