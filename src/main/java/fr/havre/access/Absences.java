package fr.havre.access;

import fr.havre.access.AbsenceException.Code;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who is away, from one day to another, and who sees to what is addressed to them: results to look at, messages. It stays
 * the absent person's too. Whoever covers and is away is covered in turn. Changes are announced as {@link AbsenceChanged}.
 *
 * <p>Threads: any but the FX thread; milliseconds. Every method that is given a {@link Session} throws
 * {@link AccessDeniedException} if that person may not.
 */
public final class Absences {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Predicate<UUID> holdsClinicalKey;
    private final AbsenceRepository repository = new AbsenceRepository();

    /** @param holdsClinicalKey of a person of this vault: whether they are still here and hold it */
    public Absences(Database clinical, Predicate<UUID> holdsClinicalKey) {
        this.clinical = clinical;
        this.holdsClinicalKey = holdsClinicalKey;
    }

    /** Those of today and to come, the earliest first. */
    public List<Absence> list(Session session) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> repository.notOverBy(tx, today(tx)));
    }

    /**
     * Notes an absence, one's own or a colleague's.
     *
     * @param to the last day away
     * @throws AbsenceException any code but {@code UNKNOWN_ABSENCE}
     */
    public Absence add(Session session, UUID person, UUID cover, LocalDate from, LocalDate to) {
        session.require(Permission.PLAN_ABSENCES);
        if (person.equals(cover)) throw new AbsenceException(Code.COVERS_ONESELF);
        if (!holdsClinicalKey.test(person) || !holdsClinicalKey.test(cover)) throw new AbsenceException(Code.NOT_CLINICAL);
        return clinical.write(tx -> {
            if (to.isBefore(from) || to.isBefore(today(tx))) throw new AbsenceException(Code.WRONG_DAYS);
            if (!repository.of(tx, person, from, to).isEmpty()) throw new AbsenceException(Code.AWAY_ALREADY);
            if (repository.of(tx, cover, from, to).stream().anyMatch(each -> each.cover().equals(person))) {
                throw new AbsenceException(Code.COVER_AWAY);
            }
            Absence absence = new Absence(tx.newId(), person, cover, from, to, session.person(), tx.now());
            repository.insert(tx, absence);
            tx.audit("absence.noted", person, cover);
            tx.announce(new AbsenceChanged(person));
            return absence;
        });
    }

    /**
     * Takes an absence back, or ends it yesterday where it has begun.
     *
     * @throws AbsenceException {@code UNKNOWN_ABSENCE}
     */
    public void end(Session session, UUID id) {
        session.require(Permission.PLAN_ABSENCES);
        clinical.write(tx -> {
            Absence absence = repository.find(tx, id).orElseThrow(() -> new AbsenceException(Code.UNKNOWN_ABSENCE));
            LocalDate yesterday = today(tx).minusDays(1);
            if (absence.from().isAfter(yesterday)) repository.delete(tx, id);
            else if (absence.to().isAfter(yesterday)) repository.endOn(tx, id, yesterday);
            tx.audit("absence.ended", absence.person(), absence.cover());
            tx.announce(new AbsenceChanged(absence.person()));
            return null;
        });
    }

    /** Whom {@code person} sees to today, beside themselves. */
    public Set<UUID> coveredBy(Transaction tx, UUID person) {
        return Set.copyOf(repository.coveredBy(tx, person, today(tx)));
    }

    /** The absence of {@code person} today, if they are away. */
    public Optional<Absence> today(Transaction tx, UUID person) {
        return repository.of(tx, person, today(tx), today(tx)).stream().findFirst();
    }

    private static LocalDate today(Transaction tx) {
        Instant now = tx.now();
        return LocalDate.ofInstant(now, FRANCE);
    }
}
