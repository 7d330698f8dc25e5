package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.agenda.Agenda;
import fr.havre.agenda.AgendaException;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.AppointmentId;
import fr.havre.agenda.CalendarImported;
import fr.havre.agenda.TypedHour;
import fr.havre.agenda.Wanted;
import fr.havre.agenda.calendar.CalendarException;
import fr.havre.agenda.calendar.CalendarFile;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.Patient;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.FrenchZone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre agenda …}: the appointments of the day. */
final class AgendaCommands {
    private static final ZoneId FRANCE = FrenchZone.here();

    private AgendaCommands() { }

    /** A command of the agenda. */
    abstract static class OfAgenda extends VaultCommand {
        OfAgenda(Surroundings surroundings) {
            super(surroundings);
        }

        abstract Reply in(OpenVault vault, Agenda agenda) throws Exception;

        @Override final Reply in(OpenVault vault) throws Exception {
            return in(vault, vault.agenda());
        }

        Reply shown(Appointment appointment) {
            return Reply.of(line(words(), appointment), json(appointment));
        }
    }

    /** The appointments of one day. */
    @CommandLine.Command(name = "day")
    static final class Day extends OfAgenda {
        @Parameters(index = "1", arity = "0..1", paramLabel = "DATE", descriptionKey = "agenda.date")
        private String date;

        Day(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            LocalDate day = date == null ? LocalDate.ofInstant(terminal().host().time().instant(), FRANCE) : AdmissionFields.day(date);
            List<Appointment> found = agenda.day(vault.session(), day);
            List<String> lines = new ArrayList<>(found.stream().map(each -> line(words(), each)).toList());
            lines.add(words().say("say.appointments-found", found.size(), day));
            ObjectNode json = Reply.emptyJson().put("day", day.toString());
            Reply.list(json, "appointments", found, AgendaCommands::json);
            return Reply.of(lines, json);
        }
    }

    /** Notes down one. */
    @CommandLine.Command(name = "add")
    static final class Add extends OfAgenda {
        @Parameters(index = "1", paramLabel = "DATE", descriptionKey = "agenda.date")
        private String date;
        @Parameters(index = "2", paramLabel = "HH:MM", descriptionKey = "agenda.hour")
        private String hour;
        @Option(names = "--minutes", paramLabel = "N", defaultValue = "15", descriptionKey = "agenda.minutes")
        private int minutes;
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "agenda.patient")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--subject", paramLabel = "WORDS|-", defaultValue = "", descriptionKey = "agenda.subject")
        private String subject;
        @Option(names = "--with", paramLabel = "WHOM", defaultValue = "", descriptionKey = "agenda.with")
        private String with;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            return shown(agenda.add(vault.session(), new Wanted(patient.map(PatientCommands::id), at(date, hour),
                    Duration.ofMinutes(minutes), subject.equals("-") ? terminal().rest() : subject, with)));
        }
    }

    /** Puts one on another hour. */
    @CommandLine.Command(name = "move")
    static final class Move extends OfAgenda {
        @Parameters(index = "1", paramLabel = "APPOINTMENT", descriptionKey = "agenda.id")
        private String id;
        @Parameters(index = "2", paramLabel = "DATE", descriptionKey = "agenda.date")
        private String date;
        @Parameters(index = "3", paramLabel = "HH:MM", descriptionKey = "agenda.hour")
        private String hour;
        @Option(names = "--minutes", paramLabel = "N", defaultValue = "15", descriptionKey = "agenda.minutes")
        private int minutes;

        Move(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            return shown(agenda.move(vault.session(), appointment(id), at(date, hour), Duration.ofMinutes(minutes)));
        }
    }

    /** Says whose one is. */
    @CommandLine.Command(name = "assign")
    static final class Assign extends OfAgenda {
        @Parameters(index = "1", paramLabel = "APPOINTMENT", descriptionKey = "agenda.id")
        private String id;
        @Parameters(index = "2", paramLabel = "PATIENT", descriptionKey = "agenda.patient")
        private String patient;

        Assign(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            return shown(agenda.assign(vault.session(), appointment(id), PatientCommands.id(patient)));
        }
    }

    /** Says what became of one. */
    @CommandLine.Command(name = "become")
    static final class Become extends OfAgenda {
        @Parameters(index = "1", paramLabel = "APPOINTMENT", descriptionKey = "agenda.id")
        private String id;
        @Parameters(index = "2", paramLabel = "planned|arrived|done|absent|cancelled", descriptionKey = "agenda.state")
        private Appointment.State state;

        Become(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            return shown(agenda.become(vault.session(), appointment(id), state));
        }
    }

    /** Takes over a calendar. */
    @CommandLine.Command(name = "import")
    static final class Import extends OfAgenda {
        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "agenda.file")
        private Path file;
        @Option(names = "--calendar", paramLabel = "NAME", required = true, descriptionKey = "agenda.calendar")
        private String calendar;

        Import(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) {
            return imported(words(), agenda.importCalendar(vault.session(), calendar, bytes(file)));
        }
    }

    /** Sets which program's server appointments come from, once it has answered. */
    @CommandLine.Command(name = "connect")
    static final class Connect extends OfAgenda {
        @Option(names = "--url", paramLabel = "ADDRESS", descriptionKey = "agenda.url")
        private Optional<URI> url = Optional.empty();
        @Option(names = "--calendar", paramLabel = "NAME", defaultValue = "", descriptionKey = "agenda.calendar")
        private String calendar;
        @Option(names = "--token-file", paramLabel = "FILE|-", descriptionKey = "agenda.token-file")
        private Optional<String> tokenFile = Optional.empty();
        @Option(names = "--disconnect", descriptionKey = "agenda.disconnect")
        private boolean disconnect;

        Connect(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) throws AgendaServerException {
            vault.session().require(Permission.CONFIGURE_CONNECTOR);
            if (disconnect) agenda.feed().disconnect(vault.session());
            else if (url.isPresent()) {
                String name = calendar.isBlank() ? agenda.feed().calendar().orElse("") : calendar;
                return imported(words(), agenda.feed().connect(vault.session(), name, url.get(), tokenFile.map(this::token).orElse("")));
            }
            String address = agenda.feed().connectedTo().map(URI::toString).orElse("");
            return Reply.of(words().say("say.agenda-connected", address.isEmpty() ? "-" : address), Reply.emptyJson().put("base", address));
        }

        private String token(String source) {
            char[] secret = passphrases().existing(Optional.of(source));
            String token = new String(secret);
            Arrays.fill(secret, '\0');
            return token;
        }
    }

    /** Takes over what is new, changed and gone at that server. */
    @CommandLine.Command(name = "refresh")
    static final class Refresh extends OfAgenda {
        Refresh(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault, Agenda agenda) throws AgendaServerException {
            return imported(words(), agenda.feed().refresh(vault.session()));
        }
    }

    private static Reply imported(CommandWords words, CalendarImported done) {
        return Reply.of(words.say("say.calendar-imported", done.added(), done.changed(), done.same(), done.cancelled(),
                done.wholeDays(), done.unread()), Reply.emptyJson().put("added", done.added()).put("changed", done.changed())
                .put("same", done.same()).put("cancelled", done.cancelled()).put("wholeDays", done.wholeDays())
                .put("unread", done.unread()));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > CalendarFile.LARGEST_BYTES) throw new CalendarException(CalendarException.Code.TOO_LARGE);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }

    private static LocalDateTime at(String date, String hour) {
        return AdmissionFields.day(date).atTime(TypedHour.parse(hour)
                .orElseThrow(() -> new AgendaException(AgendaException.Code.TIME_IMPOSSIBLE)));
    }

    private static AppointmentId appointment(String typed) {
        return new AppointmentId(PatientCommands.id(typed).value());
    }

    private static String line(CommandWords words, Appointment each) {
        return words.say("say.appointment", each.start(),
                each.patient().map(Patient::shownName).orElse(""), each.subject(), new Labels(words.language()).of(each.state()),
                each.with().isEmpty() ? each.calendar().orElse("") : each.with(), each.id().toString());
    }

    private static ObjectNode json(Appointment each) {
        ObjectNode json = Reply.emptyJson().put("id", each.id().toString()).put("start", each.start().toString())
                .put("end", each.end().toString()).put("subject", each.subject()).put("state", each.state().name());
        if (!each.with().isEmpty()) json.put("with", each.with());
        each.patient().ifPresent(patient -> json.put("patient", patient.id().toString()).put("patientName", patient.shownName()));
        each.calendar().ifPresent(calendar -> json.put("calendar", calendar));
        return json;
    }
}
