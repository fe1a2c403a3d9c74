import InstanceFiles
import Relocation
import Reporting

/// A plan folder read together with the case it was made from.
struct PlanFolderCase {
  let folder: PlanFolder
  let reading: PlanReading
  let instanceInputs: [InputFile]
  let scenarioInput: InputFile

  /// Reads a plan folder, and the instance's copy in it or another instance.
  ///
  /// - Throws: ``CommandFailure`` with 66 where something is not there, with 65 where it is wrong.
  init(at path: String, instance: String? = nil, _ language: Language) throws {
    do throws(PlanFolderFault) {
      folder = try PlanFolder(at: path)
    } catch {
      throw EarlierPlan.failure(error)
    }
    let instanceReading: InstanceReading
    let scenarioReading: ScenarioReading
    do throws(InstanceReadingError) {
      instanceReading = try readInstance(at: instance ?? folder.instancePath)
      scenarioReading = try readScenario(at: folder.scenarioPath)
    } catch {
      throw FaultListText.failure(error, language)
    }
    let faults = validate(scenarioReading, against: instanceReading.instance)
    guard faults.isEmpty else { throw FaultListText.failure(faults, language) }
    instanceInputs = instanceReading.inputs
    scenarioInput = scenarioReading.input
    let earlier: Plan?
    do throws(PlanFolderFault) {
      earlier = try folder.earlierPlan()
    } catch {
      throw EarlierPlan.failure(error)
    }
    reading = PlanReading(
      folder.plan,
      in: PlanningCase(
        instance: instanceReading.instance, scenario: scenarioReading.scenario, earlier: earlier))
  }
}
