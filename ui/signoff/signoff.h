// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/definitions.h"
#include "engine/reaction/problem.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <QDate>
#include <QString>

#include <vector>

namespace retort {

/// What the campaign's owner is to agree to: a reaction as it is, and what it does to the sample customers.
struct SignOff {
    /// A sample event and what came of it.
    struct Sample {
        QString title;
        run::ReactionTrace trace;
    };

    QString workspace;   ///< Its name.
    QString file;        ///< "reactions/nps-survey-completed.json"
    QString fingerprint; ///< Tells this version from any other: letters of a hash of its text.
    QDate date;          ///< Of the sheet.
    run::Program program;
    Definitions definitions; ///< By whose names they are said.
    std::vector<Problem> problems;
    std::vector<Sample> samples; ///< Those of the reaction's event.
    int moreSamples = 0;         ///< That there are, and that are not among them.
};

/// The sheet as one HTML page that needs nothing besides itself: no script, no picture, no link. It keeps to what
/// QTextDocument understands, so that the PDF looks the same. In the language of the window.
QString signOffHtml(const SignOff& sheet);

} // namespace retort
