package com.acme.batch;

/** A class of a made-up framework, which catches what fails and says so in its execution alone. */
@SuppressWarnings("unused")
public final class Job {

    public void execute(Execution execution) {
        execution.status = "FAILED";
        execution.error = "no input";
    }

    /** What is known of one run of a job. */
    public static final class Execution {
        private final String jobName;
        private String status = "STARTED";
        private String error = "";

        public Execution(String jobName) {
            this.jobName = jobName;
        }

        public String getJobName() {
            return jobName;
        }

        public String getStatus() {
            return status;
        }

        public String getError() {
            return error;
        }
    }
}
