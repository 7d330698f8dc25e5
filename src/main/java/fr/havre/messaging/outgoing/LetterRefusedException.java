package fr.havre.messaging.outgoing;

import java.util.List;

/** A letter does not leave as it is: what stands in its way, or wants a yes first. Nothing was written or sent. */
public final class LetterRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Guard> guards;

    public LetterRefusedException(List<Guard> guards) {
        super(guards.stream().map(each -> each.kind().name()).distinct().toList().toString());
        this.guards = List.copyOf(guards);
    }

    public List<Guard> guards() {
        return guards;
    }

    /** The first that refuses; else the first that wants a yes. */
    public Guard.Kind first() {
        return guards.stream().filter(each -> each.severity() == Guard.Severity.REFUSE).findFirst()
                .orElseGet(guards::getFirst).kind();
    }
}
