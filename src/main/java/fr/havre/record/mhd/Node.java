package fr.havre.record.mhd;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads FHIR elements that may be missing, of another type or empty, without ever failing. */
final class Node {
    private Node() { }

    static Optional<String> text(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue().strip())
                : Optional.empty();
    }

    static OptionalLong number(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    static boolean isTrue(JsonNode in, String name) {
        return in.path(name).isBoolean() && in.path(name).booleanValue();
    }

    static boolean is(JsonNode in, String resourceType) {
        return text(in, "resourceType").filter(resourceType::equals).isPresent();
    }

    /** A FHIR date of any precision, as the first instant it covers, UTC where no zone is given. */
    static Optional<Instant> moment(JsonNode in, String name) {
        return text(in, name).flatMap(Node::moment);
    }

    static Optional<Instant> moment(String written) {
        try {
            return Optional.of(switch (written.length()) {
                case 4 -> Year.parse(written).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                case 7 -> YearMonth.parse(written).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                case 10 -> LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
                default -> OffsetDateTime.parse(written).toInstant();
            });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The last part of {@code Type/id} or {@code Type/id/_history/n}, relative or absolute. */
    static Optional<String> idOf(String reference, String type) {
        String[] parts = reference.split("[?#]", 2)[0].split("/", -1);
        for (int i = parts.length - 2; i >= 0; i--) {
            if (parts[i].equals(type) && !parts[i + 1].isEmpty()) return Optional.of(parts[i + 1]);
        }
        return Optional.empty();
    }
}
