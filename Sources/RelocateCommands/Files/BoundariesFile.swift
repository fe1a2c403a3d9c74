import Foundation
import Relocation
import Reporting

/// The file given with `--boundaries`.
enum BoundariesFile {
  /// Larger files are no borders of a county, and would be read for minutes.
  private static let largestBytes = 200_000_000

  /// Reads the borders.
  ///
  /// - Throws: ``CommandFailure`` with 66 where the file is not there, with 65 where it is wrong.
  static func read(_ path: String) throws -> MapBoundaries {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    guard size ?? 0 <= largestBytes else {
      throw CommandFailure(.badData, BoundariesFault.notGeoJSON.sentence(path: path))
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.noInput, PlanFolderFault(path: path, kind: .missing).sentence)
    }
    do throws(BoundariesFault) {
      return try MapBoundaries(geoJSON: Array(bytes))
    } catch {
      throw CommandFailure(.badData, error.sentence(path: path))
    }
  }
}
