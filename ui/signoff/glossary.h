// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/reaction/definitions.h"
#include "engine/reaction/fields.h"
#include "engine/run/program.h"

#include <QCoreApplication>
#include <QString>

#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Says sentences of the engine to somebody who has not seen the data: fields by what they hold, definitions and
/// targets by their names. Keeps what stands for what, so that it can be told once.
class Glossary {
    Q_DECLARE_TR_FUNCTIONS(Glossary)

public:
    Glossary(const run::Program& program, Definitions definitions);

    /// As HTML. Of `action` the handles in its arguments are known by name.
    QString markup(const Phrase& sentence, const run::CompiledAction* action = nullptr);
    /// The event that the reaction waits for, as HTML.
    QString event();
    /// What was said, and the path or handle or name that it stands for; in the order of first use, each once.
    const std::vector<std::pair<QString, QString>>& entries() const { return m_entries; }

private:
    QString fieldWords(std::string_view path) const; ///< "" of what is no field.
    QString definitionName(const std::set<std::string>& pickers, std::string_view handle) const;
    void note(const QString& words, const QString& stands);

    const run::Program& m_program;
    Definitions m_definitions;
    Fields m_fields;
    std::vector<std::pair<QString, QString>> m_entries;
};

} // namespace retort
