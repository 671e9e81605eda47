package io.runtrack.agent.jdk;

import io.runtrack.agent.jdk.WorkHook.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Where work passes from thread to thread in the JDK, 17 to 25: by class, and by the names and descriptors of its
 * methods. Of each, a JDK may lack some, but then has another of the same class that does the same.
 *
 * <p>Tasks that begin once are kept apart by their executor, since a host may give one object to several. A thread and
 * a timer's task need no telling apart, a fork-join task begins in any pool. The stages of a {@code CompletableFuture}
 * are owners of themselves: as stages they belong to whoever made them, as tasks of an executor to whoever completed
 * what they waited for.
 */
final class WorkHooks {
    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String FUTURE = CONCURRENT + "CompletableFuture";
    private static final String FORK_JOIN_TASK =
            "(Ljava/util/concurrent/ForkJoinTask;)Ljava/util/concurrent/ForkJoinTask;";
    private static final Operand THIS = Operand.variable(0);
    private static final Operand FIRST = Operand.variable(1);
    private static final Operand SECOND = Operand.variable(2);

    private final Map<String, Map<String, List<WorkHook>>> byClass = new LinkedHashMap<>();

    WorkHooks() {
        threads();
        pools();
        timer();
        forkJoin();
        stages();
    }

    /** The classes, by their internal names. */
    Set<String> classes() {
        return byClass.keySet();
    }

    /** The methods of a class, each name and descriptor written as one. */
    Set<String> methods(String type) {
        return byClass.getOrDefault(type, Map.of()).keySet();
    }

    MethodVisitor weave(String type, String method, MethodVisitor copy) {
        MethodVisitor woven = copy;
        for (WorkHook hook : byClass.getOrDefault(type, Map.of()).getOrDefault(method, List.of())) {
            woven = hook.weave(woven);
        }
        return woven;
    }

    private void threads() {
        WorkHook started = new WorkHook.AtStart("scheduled", Operand.NONE, THIS);
        add("java/lang/Thread", "start()V", started);
        add("java/lang/Thread", "start(Ljdk/internal/vm/ThreadContainer;)V", started);
        add("java/lang/VirtualThread", "start(Ljdk/internal/vm/ThreadContainer;)V", started);
    }

    /**
     * A worker that runs already when this is woven stays in the {@code runWorker} and the {@code getTask} that it is
     * in, so its next task is seen only when it is handed to {@code beforeExecute}.
     */
    private void pools() {
        String pool = CONCURRENT + "ThreadPoolExecutor";
        String worker = pool + "$Worker";
        Operand firstTask = FIRST.field(worker, "firstTask", "Ljava/lang/Runnable;");
        add(pool, "execute(Ljava/lang/Runnable;)V", new WorkHook.AtStart("submitted", THIS, FIRST));
        add(pool, "runWorker(L" + worker + ";)V", new WorkHook.AtStart("begun", THIS, firstTask));
        add(pool, "getTask()Ljava/lang/Runnable;", new WorkHook.Returned("begun", THIS));
        add(
                pool,
                "beforeExecute(Ljava/lang/Thread;Ljava/lang/Runnable;)V",
                new WorkHook.AtStart("executing", THIS, SECOND));
        add(
                CONCURRENT + "ScheduledThreadPoolExecutor",
                "delayedExecute(Ljava/util/concurrent/RunnableScheduledFuture;)V",
                new WorkHook.AtStart("scheduled", THIS, FIRST));
    }

    /** A timer's thread never leaves its loop, which takes or reschedules the first of the queue before it runs it. */
    private void timer() {
        String queue = "java/util/TaskQueue";
        Operand next = THIS.call(queue, "getMin", "()Ljava/util/TimerTask;");
        WorkHook begun = new WorkHook.AtStart("begun", Operand.NONE, next);
        add(
                "java/util/Timer",
                "sched(Ljava/util/TimerTask;JJ)V",
                new WorkHook.AtStart("scheduled", Operand.NONE, FIRST));
        add(queue, "removeMin()V", begun);
        add(queue, "rescheduleMin(J)V", begun);
    }

    private void forkJoin() {
        String task = CONCURRENT + "ForkJoinTask";
        WorkHook entered = new WorkHook.AtStart("entered", Operand.NONE, THIS);
        WorkHook left = new WorkHook.AtReturn("left", Operand.NONE, THIS);
        add(task, "fork()L" + task + ";", new WorkHook.AtStart("submitted", Operand.NONE, THIS));
        add(task, "doExec()I", entered, left);
        add(task, "doExec()V", entered, left);
        String pool = CONCURRENT + "ForkJoinPool";
        add(pool, "externalSubmit" + FORK_JOIN_TASK, new WorkHook.AtStart("submitted", THIS, FIRST));
        add(pool, "poolSubmit(Z" + FORK_JOIN_TASK.substring(1), new WorkHook.AtStart("submitted", THIS, SECOND));
        String delayed = CONCURRENT + "DelayScheduler$ScheduledForkJoinTask;";
        add(pool, "scheduleDelayedTask(L" + delayed + ")L" + delayed, new WorkHook.AtStart("scheduled", THIS, FIRST));
    }

    private void stages() {
        String stage = FUTURE + "$Completion";
        WorkHook made = new WorkHook.AtReturn("scheduled", THIS, THIS);
        WorkHook entered = new WorkHook.AtStart("entered", THIS, THIS);
        WorkHook done = new WorkHook.AtReturn("done", THIS, THIS);
        add(stage, "<init>()V", made);
        add(stage, "run()V", entered, done);
        add(stage, "exec()Z", entered, done);
        add(FUTURE, "postComplete()V", new WorkHook.AroundCall(stage + ".tryFire"));
        String future = "(L" + FUTURE + ";";
        add(FUTURE + "$AsyncSupply", "<init>" + future + "Ljava/util/function/Supplier;)V", made);
        add(FUTURE + "$AsyncSupply", "run()V", entered, done);
        add(FUTURE + "$AsyncRun", "<init>" + future + "Ljava/lang/Runnable;)V", made);
        add(FUTURE + "$AsyncRun", "run()V", entered, done);
    }

    private void add(String type, String method, WorkHook... hooks) {
        Map<String, List<WorkHook>> methods = byClass.get(type);
        if (methods == null) {
            methods = new LinkedHashMap<>();
            byClass.put(type, methods);
        }
        methods.put(method, List.of(hooks));
    }
}
