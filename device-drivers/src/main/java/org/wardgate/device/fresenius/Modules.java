package org.wardgate.device.fresenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;

/** The pumps that have been heard: the modules of a base, or the one that stands alone. */
final class Modules {
    private static final int MOST = 9;
    private static final int MISSES_TO_SILENCE = 3;

    private final DriverContext context;
    private final Map<Address, Module> present = new LinkedHashMap<>();

    /** A pump, and what it is asked. */
    static final class Module {
        private final FreseniusPump pump;
        private final ModulePoll poll = new ModulePoll();
        private int missed;

        private Module(FreseniusPump pump) {
            this.pump = pump;
        }

        FreseniusPump pump() {
            return pump;
        }

        ModulePoll poll() {
            return poll;
        }

        /** It has said what it does. */
        void heard() {
            missed = 0;
        }

        /** A session with it is open: it is asked, and lost again where it does not say what it does. */
        void tryOnceMore() {
            missed = Math.min(missed, MISSES_TO_SILENCE - 1);
        }

        /** Whether it has stopped answering. */
        boolean isLost() {
            return missed >= MISSES_TO_SILENCE;
        }
    }

    Modules(DriverContext context) {
        this.context = context;
    }

    /** The pump at an address, which has just been heard. */
    Module of(Address address) {
        return present.computeIfAbsent(
                address,
                key -> new Module(new FreseniusPump(
                        key.equals(Address.ALONE) ? context : context.part(key.prefix()), context::count)));
    }

    Set<Address> addresses() {
        return present.keySet();
    }

    /** Those that answer, by their addresses. */
    Map<Address, Module> answering() {
        Map<Address, Module> answering = new LinkedHashMap<>(present);
        answering.values().removeIf(Module::isLost);
        return answering;
    }

    void forgotten() {
        present.values().forEach(module -> module.pump().forgotten());
    }

    /** A pump has not answered once more; whether it is lost with this. */
    boolean missed(Address address) {
        @Nullable Module module = present.get(address);
        if (module == null || ++module.missed != MISSES_TO_SILENCE) {
            return false;
        }
        module.pump().isSilent();
        return true;
    }

    /**
     * The base has said which modules are there. Those that are not are taken out.
     *
     * @param bits a bit for each, the lowest for module 1.
     * @return those with which a session has to be opened.
     */
    List<Address> look(long bits) {
        List<Address> strangers = new ArrayList<>();
        for (int number = 1; number <= MOST; number++) {
            Address address = Address.module(number);
            boolean there = (bits >> (number - 1) & 1) != 0;
            Module before = present.get(address);
            if (there && (before == null || before.isLost())) {
                strangers.add(address);
            } else if (!there && before != null) {
                present.remove(address);
                before.pump().isTakenOut(number);
            }
        }
        return strangers;
    }
}
