// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/newworkspacedialog.h"

#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/document/names.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort {

using namespace Qt::StringLiterals;

NewWorkspaceDialog::NewWorkspaceDialog(const QString& home, QWidget* parent)
    : QDialog(parent)
    , m_home(home)
    , m_name(new QLineEdit(this))
    , m_folder(new QLineEdit(this))
    , m_verdict(new PlainLabel(this))
    , m_create(new QPushButton(tr("&Create"), this))
{
    setObjectName(u"newWorkspace"_s);
    setWindowTitle(tr("New workspace"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setPlaceholderText(tr("Acme loyalty"));
    m_name->setAccessibleName(tr("Name"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setMinimumWidth(320);
    auto* browseButton = new QPushButton(tr("&Browse…"), this);
    browseButton->setAutoDefault(false);
    m_verdict->setWordWrap(true);
    m_verdict->setMuted();

    auto* place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(browseButton);
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto label = [this](const QString& text, QWidget* field) {
        auto* made = new PlainLabel(text, this);
        made->setBuddy(field);
        return made;
    };
    form->addRow(label(tr("&Name"), m_name), m_name);
    form->addRow(label(tr("&Folder"), m_folder), place);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_create->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, [this] {
        if (!m_ownFolder)
            m_folder->setText(suggestion());
        showState();
    });
    connect(m_folder, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_ownFolder = !text.isEmpty();
        showState();
    });
    connect(browseButton, &QPushButton::clicked, this, &NewWorkspaceDialog::browse);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString folder = QDir(m_home).absoluteFilePath(m_folder->text().trimmed());
        const QString name = m_name->text().trimmed();
        accept();
        Q_EMIT chosen(folder, name);
    });
    m_folder->setText(suggestion());
    showState();
    m_name->setFocus();
    resize(560, sizeHint().height());
}

QString NewWorkspaceDialog::suggestion() const
{
    const QString slug = slugOf(m_name->text());
    return QDir::toNativeSeparators(QDir(m_home).filePath(slug.isEmpty() ? u"workspace"_s : slug));
}

void NewWorkspaceDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the new workspace"), m_home);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        // Of a folder with something in it, the workspace gets one of its own in there.
        const QDir folder(chosen);
        m_ownFolder = folder.isEmpty();
        m_home = m_ownFolder ? m_home : chosen;
        m_folder->setText(m_ownFolder ? QDir::toNativeSeparators(chosen) : suggestion());
        showState();
    });
    dialog->open();
}

void NewWorkspaceDialog::showState()
{
    const QString path = m_folder->text().trimmed();
    const QDir folder(QDir(m_home).absoluteFilePath(path));
    const bool taken = folder.exists(qStringOf(pathOf(manifestName)));
    const bool named = !m_name->text().trimmed().isEmpty();
    m_create->setEnabled(named && !path.isEmpty() && !taken);
    if (taken)
        m_verdict->setText(tr("There is a workspace in this folder already. Open it, or choose another folder."));
    else if (QFileInfo(folder.absolutePath()).isFile())
        m_verdict->setText(tr("This is a file. Choose a folder."));
    else if (folder.exists() && !folder.isEmpty())
        m_verdict->setText(tr("The folder has files in it already. They stay as they are."));
    else
        m_verdict->setText(tr("A workspace is a folder of plain files, made for git: reactions, sample events, targets "
                              "and definitions."));
}

} // namespace retort
