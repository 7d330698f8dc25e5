package fr.havre;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.havre.vault.keys.Stretcher;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of design: which package may use which. No exceptions. */
class PackageDependenciesTest {
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("vault", Set.of()),
            entry("sandbox", Set.of()),
            entry("access", Set.of("vault")),
            entry("sync", Set.of("vault")),
            entry("patients", Set.of("access", "vault")),
            entry("directory", Set.of("vault")),
            entry("documents", Set.of("patients", "directory", "access", "vault")),
            entry("agenda", Set.of("patients", "directory", "access", "vault")),
            entry("record", Set.of("documents", "patients", "sync", "access", "vault")),
            entry("messaging", Set.of("documents", "patients", "directory", "sync", "access", "vault")),
            entry("sending", Set.of("record", "messaging", "documents", "patients", "sync", "access", "vault")),
            entry("admissions", Set.of("sending", "agenda", "documents", "patients", "directory", "sync", "access", "vault")),
            entry("ui", Set.of("admissions", "sending", "record", "messaging", "documents", "agenda", "patients", "directory",
                    "access", "sync", "vault")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("fr.havre");

    @Test void eachPackageUsesOnlyWhatTheTableGivesIt() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass user : CLASSES) {
            String from = packageOf(user);
            if (!MAY_USE.containsKey(from)) continue;                       // fr.havre itself and cli may use all
            for (Dependency use : user.getDirectDependenciesFromSelf()) {
                JavaClass used = use.getTargetClass().getBaseComponentType();
                if (!used.getPackageName().startsWith("fr.havre")) continue;
                String to = packageOf(used);
                if (!to.equals(from) && !MAY_USE.get(from).contains(to)) breaches.add(use.getDescription());
            }
        }
        assertEquals(Set.of(), breaches);
    }

    @Test void everyPackageStandsInTheTable() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            String name = packageOf(each);
            if (!MAY_USE.containsKey(name) && !Set.of("", "cli").contains(name)) unknown.add(each.getPackageName());
        }
        assertEquals(Set.of(), unknown);
    }

    @Test void noPackageIsAPlaceForAnything() {
        noClasses().should().resideInAnyPackage("..util..", "..common..", "..core..", "..model..", "..helper..")
                .check(CLASSES);
        noClasses().should().haveSimpleNameEndingWith("Manager").check(CLASSES);
    }

    @Test void onlyUiKnowsJavaFx() {
        noClasses().that().resideOutsideOfPackage("fr.havre.ui..").should().dependOnClassesThat()
                .resideInAPackage("javafx..").check(CLASSES);
    }

    @Test void onlyTheVaultAndTheSandboxSpeakSql() {
        noClasses().that().resideOutsideOfPackages("fr.havre.vault..", "fr.havre.sandbox..").should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe("of a JDBC connection or statement",
                        call -> List.of("java.sql.Connection", "java.sql.Statement", "java.sql.PreparedStatement")
                                .contains(call.getTargetOwner().getFullName())))
                .check(CLASSES);
    }

    /** Another one would make passphrases quick to guess: the tests have it, the program does not. */
    @Test void passphrasesAreStretchedByArgon2idOnly() {
        List<String> ways = CLASSES.stream().filter(each -> each.isAssignableTo(Stretcher.class)).map(JavaClass::getName)
                .filter(each -> !each.equals(Stretcher.class.getName())).toList();
        assertEquals(List.of(Stretcher.ARGON2ID.getClass().getName()), ways);
    }

    /** {@code fr.havre.documents.cda} belongs to {@code documents}; {@code fr.havre} itself is the empty name. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName().substring("fr.havre".length());
        if (name.isEmpty()) return "";
        String[] parts = name.substring(1).split("\\.", 2);
        return parts[0];
    }
}
