package fr.havre.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagingRolesTest {
    private static Set<Role> who(Permission permission) {
        return List.of(Role.values()).stream().filter(role -> role.may(permission))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    @Test void whoReadsPreparesAndWhoSendsIsAProfessional() {
        assertEquals(EnumSet.of(Role.DOCTOR, Role.NURSE, Role.SECRETARY), who(Permission.READ_MESSAGE));
        assertEquals(EnumSet.of(Role.DOCTOR, Role.NURSE), who(Permission.SEND_MESSAGE));
        assertEquals(EnumSet.of(Role.DOCTOR), who(Permission.CONFIGURE_MAILBOX));
    }

    @Test void nobodyHasMessagesWithoutTheClinicalKey() {
        for (Permission each : List.of(Permission.READ_MESSAGE, Permission.SEND_MESSAGE, Permission.CONFIGURE_MAILBOX)) {
            for (Role role : who(each)) assertEquals(true, role.holdsClinicalKey(), role + " " + each);
        }
    }
}
