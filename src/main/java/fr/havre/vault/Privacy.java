package fr.havre.vault;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/** What the operating system can be asked for while keys are in memory (vault-format (g)). */
final class Privacy {
    private static final System.Logger LOG = System.getLogger(Privacy.class.getName());
    private static final int PR_SET_DUMPABLE = 4;

    private Privacy() { }

    /** Linux: no core file, and no other process of this user may read our memory. Elsewhere nothing. */
    @SuppressWarnings("restricted")          // native access is enabled at start, for the database driver as well
    static void keepMemoryToOurselves() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) return;
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle prctl = linker.downcallHandle(linker.defaultLookup().find("prctl").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG), Linker.Option.firstVariadicArg(1));
            int refused = (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
            if (refused != 0) {
                LOG.log(System.Logger.Level.WARNING, "memory stays readable to this user''s programs: {0}", refused);
            }
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error) throw error;
            LOG.log(System.Logger.Level.WARNING, "memory stays readable to this user''s programs: {0}",
                    e.getClass().getName());
        }
    }
}
