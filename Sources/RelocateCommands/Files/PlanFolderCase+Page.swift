import Interpretation
import Relocation
import Reporting

extension PlanFolderCase {
  /// `report.html` of the folder, made anew from what lies in it.
  func page(_ options: PageOptions) -> [UInt8] {
    ReportPage(
      of: reading, document: folder.document, certificate: CertificateText.certificate(from: folder.certificate),
      options: options
    ).bytes
  }
}
