package io.runtrack.it;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Method;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.util.Map;

/** A JVM under the debugger: stopped, between any two calls from here. */
final class DebuggedJvm {
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final VirtualMachine machine;
    private EventSet stoppedBy;

    DebuggedJvm(VirtualMachine machine) throws InterruptedException {
        this.machine = machine;
        this.stoppedBy = machine.eventQueue().remove();
    }

    /** Lets the JVM run until the first line of a method, and returns the thread that has come there. */
    ThreadReference runTo(String className, String method) throws InterruptedException, AbsentInformationException {
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(className);
        Method target = ((ClassPrepareEvent) runTo(prepared))
                .referenceType()
                .methodsByName(method)
                .get(0);
        BreakpointRequest breakpoint = machine.eventRequestManager()
                .createBreakpointRequest(target.allLineLocations().get(0));
        return ((LocatableEvent) runTo(breakpoint)).thread();
    }

    /** To the next line, over the calls in this one. */
    void stepOver(ThreadReference thread) throws InterruptedException {
        runTo(machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, StepRequest.STEP_OVER));
    }

    void hotSwap(String className, byte[] version) {
        machine.redefineClasses(Map.of(machine.classesByName(className).get(0), version));
    }

    /** The debugger leaves, the JVM goes on. */
    void letGo() {
        machine.dispose();
    }

    private Event runTo(EventRequest request) throws InterruptedException {
        request.enable();
        stoppedBy.resume();
        while (true) {
            stoppedBy = machine.eventQueue().remove(LONGEST_WAIT_MILLIS);
            for (Event event : stoppedBy) {
                if (request.equals(event.request())) {
                    machine.eventRequestManager().deleteEventRequest(request);
                    return event;
                }
            }
            stoppedBy.resume();
        }
    }
}
