package io.runtrack.agent.frameworks.spark;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import io.runtrack.tracking.CurrentProcess;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where Spark 3.5 and 4 are taken hold of: where a context is made and stopped, a job is submitted, an executor is
 * lost; where an executor runs, kills and reports a task; and in our own plugin.
 */
public final class Spark implements Framework {
    private static final String SCHEDULER = "org.apache.spark.scheduler.DAGScheduler#";
    private static final String TASK = "org.apache.spark.executor.Executor$TaskRunner#";
    private static final String DOOR = "io.runtrack.spark.AgentDoor#";

    /** To look at runs is no run. */
    private static final String OWN_REPORT = "io.runtrack.spark.DeliveryReportJob";

    private static final String SPARKS_OWN = "org.apache.spark.";

    @Override
    public MethodRules rules() {
        String main = CurrentProcess.mainClass();
        if (OWN_REPORT.equals(main)) {
            return MethodRules.NONE;
        }
        Applications applications = new Applications();
        Driver driver = new Driver();
        Executor executor = new Executor();
        CodedRules rules = new CodedRules("spark")
                .hook("org.apache.spark.SparkConf#validateSettings", applications::contextBegins, fields())
                .hook("org.apache.spark.SparkContext#stop", applications::contextStops)
                .hook("org.apache.spark.deploy.JavaMainApplication#start", applications::main)
                .hook(SCHEDULER + "submitJob", driver::submitted)
                .hook(SCHEDULER + "submitMapStage", driver::submitted)
                .hook(SCHEDULER + "runApproximateJob", driver::submitted)
                .hook(SCHEDULER + "executorLost", driver::executorLost)
                .hook(DOOR + "received", driver::received)
                .hook(DOOR + "executorBegins", executor::begins)
                .hook(DOOR + "executorEnds", executor::ends)
                .hook(TASK + "run", executor::run)
                .hook(TASK + "kill", executor::kill)
                .hook("org.apache.spark.executor.CoarseGrainedExecutorBackend#statusUpdate", executor::statusUpdate);
        return main == null || main.startsWith(SPARKS_OWN)
                ? rules.methods()
                : rules.hook(main + "#main", applications::main).methods();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "spark.app.name");
        fields.put("exit_code", "of System.exit");
        return fields;
    }
}
