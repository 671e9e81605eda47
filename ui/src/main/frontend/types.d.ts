/** What the API answers: docs/web-api.md. */
export interface Usual {
  median_ms: number;
  low_ms: number;
  high_ms: number;
}
export interface Run {
  run_id: string;
  command: string | null;
  subcommand: string | null;
  config_path: string | null;
  target_date: string | null;
  started_at: string;
  completed_at: string | null;
  duration_ms: number | null;
  status: string | null;
  total_files: number;
  success_count: number;
  failed_count: number;
  skipped_count: number;
  emails_sent: number;
  emails_failed: number;
  emails_skipped: number;
  error_message: string | null;
  error_type: string | null;
  exit_code: number | null;
  signal: number | null;
  parent_run_id: string | null;
  heartbeat_at: string | null;
  checkpoint_ms: number | null;
  dropped_records: number;
  rerun_of: string | null;
  worker: string | null;
  trace_id: string | null;
  span_id: string | null;
  labels: Record<string, string>;
  environment: Record<string, string>;
  cause?: string | null;
  usual?: Usual | null;
  slow?: boolean;
}
export interface Tree {
  status: string;
  runs: number;
  total_files: number;
  success_count: number;
  failed_count: number;
  skipped_count: number;
  emails_sent: number;
  emails_failed: number;
  emails_skipped: number;
  dropped_records: number;
}
export interface Step {
  name: string;
  status: string;
  started_at: string | null;
  completed_at: string | null;
  read: number;
  written: number;
  filtered: number;
  skipped: number;
  error_type: string | null;
  error_message: string | null;
}
export interface WholeRun extends Run {
  steps: Step[];
  tree: Tree;
  children: Run[];
  replaced?: Run[];
  parents?: Run[];
  redoes?: Run[];
  redone_by?: Run[];
  previous?: string | null;
  following?: string | null;
}
export interface FileRecord {
  run_id: string;
  file_path: string;
  file_type: string | null;
  agent_id: string | null;
  status: string;
  error_type: string | null;
  error_message: string | null;
  processing_time_ms: number | null;
  output_path: string | null;
  started_at: string | null;
  attempt: number;
  error_stack: string | null;
  worker: string | null;
  items_read: number | null;
  items_skipped: number | null;
  attempts?: number;
  row?: number;
}
export interface FoundFile extends FileRecord {
  command: string;
  subcommand: string | null;
  run_started_at: string;
}
export interface Email {
  run_id: string;
  agent_id: string | null;
  agent_name: string | null;
  email: string | null;
  status: string;
  reason: string | null;
  smtp_code: string | number | null;
  message_id: string | null;
  command?: string;
  subcommand?: string | null;
  run_started_at?: string;
}
export interface Place {
  path: string;
  params: URLSearchParams;
}
export interface Bar {
  run_id: string;
  command: string | null;
  subcommand: string | null;
  started_at: string;
  completed_at: string | null;
  status: string;
  failed_count: number;
  total_files: number;
  parent_run_id: string | null;
  rerun_of: string | null;
  worker: string | null;
  href: string;
}
