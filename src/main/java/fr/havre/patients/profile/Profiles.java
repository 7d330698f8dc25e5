package fr.havre.patients.profile;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.profile.ProfileException.Code;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The medical profiles of this vault's patients. Reading asks for {@link Permission#READ_DOCUMENT}; medical lines are written,
 * accepted and left with {@link Permission#EDIT_PROFILE}, the others and proposals with {@link Permission#IMPORT_DOCUMENT}.
 * Each act leaves an audit row in its transaction and is announced as {@link ProfileChanged}.
 *
 * <p>Threads: any but the FX thread; each method is one transaction of a few milliseconds.
 * <p>Methods given a {@link PatientId} throw {@link PatientException} {@code UNKNOWN_PATIENT}, those given a line
 * {@link ProfileException} {@code UNKNOWN_LINE}. All that change something give the profile as it is then.
 */
public final class Profiles {
    /** Open lines of one patient, whoever entered them. */
    static final int MOST_LINES = 500;
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Patients patients;
    private final ProfileRepository repository = new ProfileRepository();

    public Profiles(Database clinical, Patients patients) {
        this.clinical = clinical;
        this.patients = patients;
    }

    /**
     * What came of proposals.
     *
     * @param added those that wait now
     * @param known those that tell nothing new
     * @param left beyond what one profile holds
     */
    public record Proposed(int added, int known, int left) { }

    /** The whole profile; leaves a trace. */
    public Profile of(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> {
            requireKnown(tx, patient);
            tx.audit("profile.opened", patient.value());
            return profile(tx, patient);
        });
    }

    /** What changed meanwhile of one that was opened and stands there: the trace of its opening is enough. */
    public Profile again(Session session, Profile opened) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> profile(tx, opened.patient()));
    }

    /** The same in a transaction of somebody who asked and leaves the trace: a summary, a page. */
    public Profile of(Transaction tx, PatientId patient) {
        return profile(tx, patient);
    }

    /** Every version of a line, newest first; leaves a trace. */
    public List<ProfileLine> history(Session session, UUID line) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> {
            tx.audit("profile.history-opened", line, found(tx, line).patient().value());
            return repository.versions(tx, line);
        });
    }

    /**
     * Notes a line down as what the practice holds to be so. The statement that there is none of its kind ends with it.
     *
     * @throws ProfileException {@code ALREADY_THERE} if such a line stands; {@code LINES_EXIST} if there is to be none of a kind
     *     of which there are lines; {@code DATE_IMPOSSIBLE} if it began after today
     */
    public Profile add(Session session, PatientId patient, ProfileContent content, ProfileSource source) {
        requireMay(session, content.kind());
        return clinical.write(tx -> {
            requireKnown(tx, patient);
            requireRoom(tx, patient, content, Optional.empty());
            ProfileLine line = new ProfileLine(tx.newId(), 1, ProfileAct.ADDED, ProfileLane.PRACTICE, ProfileState.CURRENT,
                    content, source, tx.now(), session.person());
            endNone(tx, session, patient, content);
            return keep(tx, patient, line);
        });
    }

    /**
     * Corrects what a current line says; the kind stays.
     *
     * @throws ProfileException {@code NOT_CURRENT}, {@code OTHER_KIND}, and as {@link #add}
     */
    public Profile change(Session session, UUID line, ProfileContent content, ProfileSource source) {
        return act(session, line, (tx, owned) -> {
            require(owned, ProfileState.CURRENT, Code.NOT_CURRENT);
            if (owned.line().kind() != content.kind() || content.none()) throw new ProfileException(Code.OTHER_KIND, line.toString());
            requireRoom(tx, owned.patient(), content, Optional.of(line));
            return next(tx, session, owned.line(), ProfileAct.CHANGED, ProfileLane.PRACTICE, ProfileState.CURRENT, content, source);
        });
    }

    /**
     * It is no longer so, since {@code on}.
     *
     * @throws ProfileException {@code NOT_CURRENT}; {@code DATES_REVERSED} if that is before it began
     */
    public Profile end(Session session, UUID line, PartialDate on) {
        return act(session, line, (tx, owned) -> {
            require(owned, ProfileState.CURRENT, Code.NOT_CURRENT);
            ProfileContent content = owned.line().content();
            return next(tx, session, owned.line(), ProfileAct.ENDED, ProfileLane.PRACTICE, ProfileState.ENDED,
                    content.withDates(content.since(), Optional.of(on)), owned.line().source());
        });
    }

    /**
     * It never was so: entered by mistake.
     *
     * @throws ProfileException {@code NOT_CURRENT}
     */
    public Profile mistaken(Session session, UUID line) {
        return act(session, line, (tx, owned) -> {
            require(owned, ProfileState.CURRENT, Code.NOT_CURRENT);
            return next(tx, session, owned.line(), ProfileAct.MISTAKEN, ProfileLane.PRACTICE, ProfileState.MISTAKEN);
        });
    }

    /**
     * What had ended, was left or called a mistake stands again as it was before.
     *
     * @throws ProfileException {@code NOT_CURRENT} if it is open; {@code ALREADY_THERE}, {@code LINES_EXIST}
     */
    public Profile reopen(Session session, UUID line) {
        return act(session, line, (tx, owned) -> {
            ProfileLine now = owned.line();
            if (now.state().open()) throw new ProfileException(Code.NOT_CURRENT, line.toString());
            ProfileContent before = now.state() != ProfileState.ENDED ? now.content()
                    : now.content().withDates(now.content().since(), Optional.empty());
            requireRoom(tx, owned.patient(), before, Optional.of(line));
            ProfileState state = now.state() == ProfileState.LEFT ? ProfileState.PROPOSED : ProfileState.CURRENT;
            if (state == ProfileState.CURRENT) endNone(tx, session, owned.patient(), before);
            return next(tx, session, now, ProfileAct.REOPENED, now.lane(), state, before, now.source());
        });
    }

    /**
     * Puts lines beside the profile, in the patient's lane or the others'. What is known, waits, or was left before is not
     * proposed again; nor what had ended, unless the source says so of a later day.
     */
    public Proposed propose(Session session, PatientId patient, ProfileLane lane, List<ProfileProposal> proposals) {
        session.require(Permission.IMPORT_DOCUMENT);
        return clinical.write(tx -> propose(tx, session, patient, lane, proposals));
    }

    /** The same with the change that causes it; for services that have asked for {@link Permission#IMPORT_DOCUMENT}. */
    public Proposed propose(Transaction tx, Session session, PatientId patient, ProfileLane lane, List<ProfileProposal> proposals) {
        if (lane == ProfileLane.PRACTICE) throw new IllegalArgumentException("a proposal has a lane of its own");
        requireKnown(tx, patient);
        List<ProfileLine> lines = new ArrayList<>(repository.lines(tx, patient));
        int before = lines.size();
        int left = 0;
        for (ProfileProposal each : new LinkedHashSet<>(proposals)) {
            if (ProfileRules.known(lines, each)) continue;
            if (open(lines) >= MOST_LINES) {
                left++;
                continue;
            }
            ProfileLine line = new ProfileLine(tx.newId(), 1, ProfileAct.PROPOSED, lane, ProfileState.PROPOSED, each.content(),
                    each.source(), tx.now(), session.person());
            repository.insert(tx, patient, line);
            lines.add(line);
        }
        int added = lines.size() - before;
        if (added > 0) tx.announce(new ProfileChanged(patient));
        tx.audit("profile.proposed", patient.value());
        return new Proposed(added, proposals.size() - added - left, left);
    }

    /**
     * A proposal becomes a line of the practice; its source stays. A treatment or implant that is over already is kept as ended;
     * what one has had stays history.
     *
     * @throws ProfileException {@code NOT_PROPOSED}; {@code ALREADY_THERE}, {@code LINES_EXIST}
     */
    public Profile accept(Session session, UUID line) {
        return act(session, line, (tx, owned) -> {
            require(owned, ProfileState.PROPOSED, Code.NOT_PROPOSED);
            ProfileContent content = owned.line().content();
            requireRoom(tx, owned.patient(), content, Optional.of(line));
            endNone(tx, session, owned.patient(), content);
            boolean passes = content.kind() == ProfileKind.TREATMENT || content.kind() == ProfileKind.IMPLANT;
            boolean over = passes && content.until().isPresent() && content.until().get().lastDay().isBefore(today(tx));
            return next(tx, session, owned.line(), ProfileAct.ACCEPTED, ProfileLane.PRACTICE,
                    over ? ProfileState.ENDED : ProfileState.CURRENT);
        });
    }

    /**
     * A proposal is not taken over; it is not proposed again.
     *
     * @throws ProfileException {@code NOT_PROPOSED}
     */
    public Profile leave(Session session, UUID line) {
        return act(session, line, (tx, owned) -> {
            require(owned, ProfileState.PROPOSED, Code.NOT_PROPOSED);
            return next(tx, session, owned.line(), ProfileAct.LEFT, owned.line().lane(), ProfileState.LEFT);
        });
    }

    /** What an act makes of a line. */
    @FunctionalInterface
    private interface Act {
        ProfileLine on(Transaction tx, ProfileRepository.Owned owned);
    }

    private Profile act(Session session, UUID line, Act act) {
        requireMay(session, clinical.read(tx -> found(tx, line)).line().kind());
        return clinical.write(tx -> {
            ProfileRepository.Owned owned = found(tx, line);
            return keep(tx, owned.patient(), act.on(tx, owned));
        });
    }

    private Profile keep(Transaction tx, PatientId patient, ProfileLine line) {
        repository.insert(tx, patient, line);
        tx.audit("profile." + line.act().name().toLowerCase(Locale.ROOT), line.id(), patient.value());
        tx.announce(new ProfileChanged(patient));
        return profile(tx, patient);
    }

    private static ProfileLine next(Transaction tx, Session session, ProfileLine now, ProfileAct act, ProfileLane lane,
            ProfileState state) {
        return next(tx, session, now, act, lane, state, now.content(), now.source());
    }

    private static ProfileLine next(Transaction tx, Session session, ProfileLine now, ProfileAct act, ProfileLane lane,
            ProfileState state, ProfileContent content, ProfileSource source) {
        return new ProfileLine(now.id(), now.version() + 1, act, lane, state, content, source, tx.now(), session.person());
    }

    /** Who notes an allergy has asked: "none known" is no longer so. */
    private void endNone(Transaction tx, Session session, PatientId patient, ProfileContent content) {
        if (content.none()) return;
        profile(tx, patient).none(content.kind()).ifPresent(each -> {
            PartialDate today = PartialDate.of(today(tx));
            ProfileLine ended = next(tx, session, each, ProfileAct.ENDED, each.lane(), ProfileState.ENDED,
                    each.content().withDates(Optional.empty(), Optional.of(today)), each.source());
            repository.insert(tx, patient, ended);
            tx.audit("profile.ended", each.id(), patient.value());
        });
    }

    private void requireRoom(Transaction tx, PatientId patient, ProfileContent content, Optional<UUID> but) {
        if (content.since().isPresent() && content.since().get().firstDay().isAfter(today(tx).plusDays(1))
                && content.kind() != ProfileKind.TREATMENT) throw new ProfileException(Code.DATE_IMPOSSIBLE, patient.toString());
        List<ProfileLine> lines = repository.lines(tx, patient);
        if (lines.stream().anyMatch(each -> each.state() == ProfileState.CURRENT && !Optional.of(each.id()).equals(but)
                && ProfileRules.same(each.content(), content))) throw new ProfileException(Code.ALREADY_THERE, patient.toString());
        if (content.none() && lines.stream().anyMatch(each -> each.state() == ProfileState.CURRENT
                && each.kind() == content.kind())) throw new ProfileException(Code.LINES_EXIST, patient.toString());
        if (open(lines) >= MOST_LINES && but.isEmpty()) throw new ProfileException(Code.TOO_MANY_LINES, patient.toString());
    }

    private static long open(List<ProfileLine> lines) {
        return lines.stream().filter(each -> each.state().open()).count();
    }

    private Profile profile(Transaction tx, PatientId patient) {
        return new Profile(patient, repository.lines(tx, patient).stream().sorted(ProfileRules.ORDER).toList());
    }

    private ProfileRepository.Owned found(Transaction tx, UUID line) {
        return repository.find(tx, line).orElseThrow(() -> new ProfileException(Code.UNKNOWN_LINE, line.toString()));
    }

    private static void require(ProfileRepository.Owned owned, ProfileState state, Code otherwise) {
        if (owned.line().state() != state) throw new ProfileException(otherwise, owned.line().id().toString());
    }

    private void requireKnown(Transaction tx, PatientId patient) {
        if (patients.find(tx, patient).isEmpty()) throw new PatientException(PatientException.Code.UNKNOWN_PATIENT, patient);
    }

    /** Whether this person writes lines of that kind, rather than proposes them. */
    public static boolean mayWrite(Session session, ProfileKind kind) {
        return session.may(permission(kind));
    }

    private static void requireMay(Session session, ProfileKind kind) {
        session.require(permission(kind));
    }

    private static Permission permission(ProfileKind kind) {
        return kind.medical() ? Permission.EDIT_PROFILE : Permission.IMPORT_DOCUMENT;
    }

    private static LocalDate today(Transaction tx) {
        return LocalDate.ofInstant(tx.now(), FRANCE);
    }
}
