//! `junit`: a test report, which most CI servers show. One suite an article, one case a finding: errors and warnings
//! fail, notes pass, what is settled is skipped, and what could not be checked is an error.

use super::run::lines_of;
use super::{Format, Rendered, Report, Unchecked};
use crate::check::Reported;
use crate::check::Severity;
use crate::text::visible;
use crate::workflow::unread;
use quick_junit::{NonSuccessKind, Report as Suites, TestCase, TestCaseStatus, TestSuite};

pub(super) const FORMAT: Format =
    Format { name: "junit", what: "a test report for CI servers", everywhere: false, render };

fn render(report: &Report<'_>) -> Rendered {
    let mut suites = Suites::new(format!("onrecord {}", report.command));
    for (path, findings) in report.by_file() {
        let path = visible::name(path);
        let mut suite = TestSuite::new(path.as_str());
        suite.add_test_cases(findings.into_iter().map(|one| case(one, &path)));
        suites.add_test_suite(suite);
    }
    let mut run = TestSuite::new(format!("onrecord {}", report.command));
    run.add_test_cases(report.unchecked.iter().map(unchecked));
    if report.findings.is_empty() && report.complete {
        // Some servers take a report without a case for a broken one.
        let mut clean = TestCase::new("no findings", TestCaseStatus::success());
        clean.set_classname(format!("onrecord {}", report.command)).set_system_out(report.summary(unread::counted));
        run.add_test_case(clean);
    }
    if !run.test_cases.is_empty() {
        suites.add_test_suite(run);
    }
    Ok(suites.to_string()?)
}

fn case(reported: &Reported, path: &str) -> TestCase {
    let finding = &reported.finding;
    let at = finding.place.start;
    let message = visible::prose(&finding.message);
    let description = format!("{}: {}", finding.severity.name(), lines_of(reported).join("\n"));
    let mut status = match (reported.is_settled(), finding.severity) {
        (true, _) => TestCaseStatus::skipped(),
        (false, Severity::Note) => TestCaseStatus::success(),
        (false, _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    status.set_message(&message).set_type(finding.check).set_description(&description);
    let passes = matches!(status, TestCaseStatus::Success { .. });
    let mut case = TestCase::new(format!("{} at line {}, column {}", finding.check, at.line, at.column), status);
    case.set_classname(path);
    case.extra.insert("file".into(), path.into());
    case.extra.insert("line".into(), at.line.to_string().into());
    if passes {
        case.set_system_out(description);
    }
    case
}

fn unchecked(unchecked: &Unchecked) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    let description = format!("error: {}", unchecked.lines().join("\n"));
    status.set_message(visible::prose(&unchecked.message)).set_type("not checked").set_description(description);
    let mut case = TestCase::new("something could not be checked", status);
    case.set_classname("onrecord");
    case
}
